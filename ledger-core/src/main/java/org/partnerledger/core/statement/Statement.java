package org.partnerledger.core.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlainDecimal;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What a tier-1 partner earned in a month and what of it is paid out (domain.md, section 6).
 *
 * @param revision published contents so far: 0 while open, 1 at the close
 * @param frozen Σ shares frozen on this statement, 0 or more
 * @param released Σ shares released on it, 0 or more
 */
public record Statement(
        PartnerId partnerId,
        Period period,
        CurrencyCode currency,
        StatementState state,
        int revision,
        Amount performance,
        List<PlanEntry> plans,
        List<SubsidyEntry> subsidies,
        List<BenefitEntry> benefits,
        List<ClawBackEntry> clawbacks,
        List<AdjustmentEntry> adjustments,
        Amount gross,
        Amount earned,
        Amount frozen,
        Amount released,
        Amount openingBalance,
        Amount net,
        Amount payable,
        Amount closingBalance) {

    public Statement {
        plans = List.copyOf(plans);
        subsidies = List.copyOf(subsidies);
        benefits = List.copyOf(benefits);
        clawbacks = List.copyOf(clawbacks);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * A plan with at least one line.
     *
     * @param rate null under THRESHOLD_NOT_MET
     * @param reason THRESHOLD_NOT_MET, QUARTER_OPEN or null
     * @param estimate of an open quarter: what it would earn with what is known; not in gross
     */
    public record PlanEntry(
            String planId,
            int version,
            Amount measure,
            Amount base,

            @JsonSerialize(using = PlainDecimal.class) @Nullable
            BigDecimal rate,

            @Nullable String reason,
            Amount capCut,
            Amount incentive,
            @Nullable Amount estimate) {}

    /** @param net subsidy − deduction */
    public record SubsidyEntry(
            String projectId, Amount subsidy, Amount deduction, Amount net, List<MilestoneEntry> milestones) {

        public SubsidyEntry {
            milestones = List.copyOf(milestones);
        }
    }

    /**
     * A milestone as it stood when the subsidy was entered.
     *
     * @param delay workdays after the due date
     * @param steps null for a cancelled one
     */
    public record MilestoneEntry(
            String milestoneId,
            LocalDate dueOn,
            @Nullable LocalDate deliveredOn,
            int delay,
            @Nullable Integer steps,
            Amount deduction,
            boolean cancelled) {}

    public record BenefitEntry(String claimId, String kind, Amount amount) {}

    /** @param basePeriod the month the base was recognised in, also under a QUARTER plan */
    public record ClawBackEntry(String lineId, String baseLineId, String planId, Period basePeriod, Amount amount) {}

    /** @param id the product's own */
    public record AdjustmentEntry(String id, String reason, Period correctedPeriod, Amount amount) {}

    public Statement in(StatementState other) {
        return published(other, revision);
    }

    /** The same content under another state and number of published contents. */
    public Statement published(StatementState other, int contents) {
        return new Statement(
                partnerId,
                period,
                currency,
                other,
                contents,
                performance,
                plans,
                subsidies,
                benefits,
                clawbacks,
                adjustments,
                gross,
                earned,
                frozen,
                released,
                openingBalance,
                net,
                payable,
                closingBalance);
    }
}
