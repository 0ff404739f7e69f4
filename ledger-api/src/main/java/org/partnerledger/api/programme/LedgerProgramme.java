package org.partnerledger.api.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.period.Programme;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.projections.benefit.BenefitViews;
import org.partnerledger.projections.project.ProjectViews;
import org.partnerledger.projections.project.SubsidyViews;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.partnerledger.projections.settlement.SettlementViews;

/**
 * What projects, benefits, disputes and corrections put on statements. In which month something stands was decided when
 * it was recorded; what a subsidy comes to is decided by the close (domain.md, section 10).
 */
final class LedgerProgramme implements Programme {

    private final ProjectViews projects;
    private final SubsidyViews subsidies;
    private final BenefitViews benefits;
    private final SettlementViews settlements;
    private final CorrectionViews recalculated;

    LedgerProgramme(
            ProjectViews projects,
            SubsidyViews subsidies,
            BenefitViews benefits,
            SettlementViews settlements,
            CorrectionViews recalculated) {
        this.projects = projects;
        this.subsidies = subsidies;
        this.benefits = benefits;
        this.settlements = settlements;
        this.recalculated = recalculated;
    }

    @Override
    public List<SubsidyEntry> subsidies(
            PartnerStanding partner, Period from, Period to, RulesSnapshot rules, Instant asOf) {
        return subsidies.entries(partner.id(), from, to, rules, asOf);
    }

    @Override
    public List<BenefitEntry> benefits(PartnerStanding partner, Period from, Period to, Instant asOf) {
        return benefits.entries(partner.id(), from, to, asOf);
    }

    @Override
    public List<AdjustmentEntry> adjustments(
            PartnerStanding partner, Period from, Period to, RulesSnapshot rules, Instant asOf) {
        var adjustments = new ArrayList<>(subsidies.adjustments(partner.id(), from, to, rules, asOf));
        settlements.corrections(partner.id(), from, to, asOf).forEach(it -> adjustments.add(it.entry()));
        recalculated.rows(partner.id(), from, to, asOf).forEach(it -> adjustments.addAll(it.entries()));
        return adjustments;
    }

    @Override
    public boolean overdue(PartnerStanding partner, RulesSnapshot rules, Instant asOf) {
        Integer days = rules.parameters().billDueDays();
        LocalDate today = LocalDate.ofInstant(asOf, rules.parameters().zone());
        return days != null
                && settlements.unpaidBills(partner.id(), asOf).stream().anyMatch(it -> it.isOverdue(days, today));
    }

    @Override
    public boolean balanceLapses(PartnerStanding partner, RulesSnapshot rules, Instant asOf) {
        return partner.balanceLapsesAt(asOf, rules.parameters().zone());
    }

    /** Only facts: what merely follows from the passing of time stands on the next statement there is. */
    @Override
    public List<Period> months(PartnerStanding partner, Period from) {
        var months = new ArrayList<>(projects.months(partner.id(), from));
        months.addAll(benefits.months(partner.id(), from));
        return months;
    }
}
