package org.partnerledger.api.period;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/**
 * What a statement has beside plans: subsidies of projects, benefits, adjustments (domain.md, sections 6 to 8). All of
 * a tier-1 partner, its tier-2 partners included, as of an instant, for the months {@code from} to {@code to}, both
 * included.
 */
public interface Programme {

    List<SubsidyEntry> subsidies(PartnerStanding partner, Period from, Period to, RulesSnapshot rules, Instant asOf);

    List<BenefitEntry> benefits(PartnerStanding partner, Period from, Period to, Instant asOf);

    List<AdjustmentEntry> adjustments(
            PartnerStanding partner, Period from, Period to, RulesSnapshot rules, Instant asOf);

    /** Whether a resale bill of the partner is overdue. */
    boolean overdue(PartnerStanding partner, RulesSnapshot rules, Instant asOf);

    /**
     * Whether a positive balance of the partner lapses: one year has passed since it left, and it has not come back.
     */
    boolean balanceLapses(PartnerStanding partner, RulesSnapshot rules, Instant asOf);

    /** Months from {@code from} on in which something of this stands, in any order. */
    List<Period> months(PartnerStanding partner, Period from);
}
