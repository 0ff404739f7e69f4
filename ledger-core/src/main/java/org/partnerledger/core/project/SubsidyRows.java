package org.partnerledger.core.project;

import java.util.List;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.MilestoneDelay;
import org.partnerledger.core.milestone.SubsidyOutcome;
import org.partnerledger.core.project.SubsidyAdjustments.Adjustment;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.MilestoneEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/** How a subsidy, and what is taken of it later, stand on statements. Pure. */
public final class SubsidyRows {

    private SubsidyRows() {}

    public static SubsidyEntry entry(String projectId, SubsidyOutcome outcome) {
        return new SubsidyEntry(
                projectId,
                outcome.subsidy(),
                outcome.deduction(),
                outcome.net(),
                outcome.milestones().stream().map(SubsidyRows::entry).toList());
    }

    /**
     * Those that stand on the statements of {@code from} to {@code to}, both included; none of 0.
     *
     * @param enteredOn the statement that the subsidy itself stands on
     */
    public static List<AdjustmentEntry> adjustments(List<Adjustment> all, Period enteredOn, Period from, Period to) {
        return all.stream()
                .filter(it -> !it.standsOn().isBefore(from) && !it.standsOn().isAfter(to))
                .filter(it -> !it.amount().isZero())
                .map(it -> new AdjustmentEntry(it.id(), it.reason(), enteredOn, it.amount()))
                .toList();
    }

    private static MilestoneEntry entry(MilestoneDelay it) {
        return new MilestoneEntry(
                it.milestone().milestoneId(),
                it.milestone().dueOn(),
                it.milestone().deliveredOn(),
                it.workdays(),
                it.steps(),
                it.deduction(),
                it.isCancelled());
    }
}
