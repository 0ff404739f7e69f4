package org.partnerledger.api.period;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/** Nothing beside plans; a balance lapses all the same. */
record NoProgramme() implements Programme {

    @Override
    public List<SubsidyEntry> subsidies(
            PartnerStanding partner, Period from, Period to, RulesSnapshot rules, Instant asOf) {
        return List.of();
    }

    @Override
    public List<BenefitEntry> benefits(PartnerStanding partner, Period from, Period to, Instant asOf) {
        return List.of();
    }

    @Override
    public List<AdjustmentEntry> adjustments(
            PartnerStanding partner, Period from, Period to, RulesSnapshot rules, Instant asOf) {
        return List.of();
    }

    @Override
    public boolean overdue(PartnerStanding partner, RulesSnapshot rules, Instant asOf) {
        return false;
    }

    @Override
    public boolean balanceLapses(PartnerStanding partner, RulesSnapshot rules, Instant asOf) {
        return partner.balanceLapsesAt(asOf, rules.parameters().zone());
    }

    @Override
    public List<Period> months(PartnerStanding partner, Period from) {
        return List.of();
    }
}
