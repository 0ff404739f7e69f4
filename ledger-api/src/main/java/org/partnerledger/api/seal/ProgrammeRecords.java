package org.partnerledger.api.seal;

import java.util.function.BiConsumer;
import org.partnerledger.core.bundle.Entry;
import org.partnerledger.core.bundle.SealedProject;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.project.ProjectEvent;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.seal.SealBasis;
import org.partnerledger.projections.benefit.BenefitViews;
import org.partnerledger.projections.project.SubsidyViews;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.partnerledger.projections.settlement.SettlementViews;

/**
 * The facts behind what a statement has beside plans: projects, claims, corrections, unpaid bills. Where something
 * stands was decided when it was recorded, so that these never change once the month is closed.
 */
record ProgrammeRecords(
        SubsidyViews subsidies, BenefitViews benefits, SettlementViews settlements, CorrectionViews corrections) {

    /**
     * @param through position of the event by which the month ended
     * @param sink takes the kind of each fact with it
     */
    void write(PartnerId partner, Period period, SealBasis basis, long through, BiConsumer<String, Object> sink) {
        Period from = basis.firstCovered();
        settlements.unpaidBills(partner, period, through).forEach(it -> sink.accept(Entry.UNPAID_BILL, it));
        for (SealedProject project : subsidies.sealed(partner, from, period, basis.asOf())) {
            sink.accept(Entry.PROJECT, project);
            subsidies.taken(project.projectId(), period, basis.asOf()).forEach(it -> sink.accept(kindOf(it), it));
        }
        benefits.approved(partner, from, period, basis.asOf()).forEach(it -> sink.accept(Entry.CLAIM, it));
        settlements.corrections(partner, from, period, basis.asOf()).forEach(it -> sink.accept(Entry.CORRECTION, it));
        corrections.rows(partner, from, period, basis.asOf()).forEach(it -> sink.accept(Entry.CORRECTED_ROW, it));
    }

    private static String kindOf(ProjectEvent event) {
        return switch (event) {
            case SubsidyLapsed _ -> Entry.SUBSIDY_LAPSED;
            case SubsidyGivenBack _ -> Entry.SUBSIDY_GIVEN_BACK;
            case SubsidyClawedBack _ -> Entry.SUBSIDY_CLAWED_BACK;
            case SubsidyClawBackUndone _ -> Entry.SUBSIDY_CLAW_BACK_UNDONE;
            default -> throw new IllegalArgumentException(event + " takes nothing of a subsidy");
        };
    }
}
