package org.partnerledger.api.period;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.known.Known;

/** In which months something of a partner stands, now or as the ledger knew it. */
public final class FactMonths {

    private final PeriodReads reads;
    private final Programme programme;

    public FactMonths(PeriodReads reads, Programme programme) {
        this.reads = reads;
        this.programme = programme;
    }

    /** Months from {@code from} on with lines, subsidies or benefits of a partner of either tier. */
    NavigableSet<Period> of(PartnerStanding partner, Period from, Known known) {
        NavigableSet<Period> months = ofLines(partner, from, known);
        Instant asOf = known.asOf();
        for (Period month : programme.months(partner, from)) {
            if (asOf == null || stoodThen(partner, month, asOf)) {
                months.add(month);
            }
        }
        return months;
    }

    /** Those with lines: all of them, where there are neither subsidies nor benefits of the partner. */
    NavigableSet<Period> ofLines(PartnerStanding partner, Period from, Known known) {
        return new TreeSet<>(
                partner.isTierOne()
                        ? reads.lines().monthsWithLines(partner.id(), from, known)
                        : reads.lines().monthsWithLinesOfTierTwo(partner.id(), from, known));
    }

    private boolean stoodThen(PartnerStanding partner, Period month, Instant asOf) {
        RulesSnapshot rules = reads.rules().asOf(asOf);
        return !programme.benefits(partner, month, month, asOf).isEmpty()
                || !programme.subsidies(partner, month, month, rules, asOf).isEmpty();
    }
}
