package org.partnerledger.api.period;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.period.PeriodInputs.Carried;
import org.partnerledger.api.period.PeriodInputs.Wanted;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.calculation.PeriodCalculator;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.projections.kept.KeptLines;
import org.partnerledger.projections.kept.OpenLines;
import org.partnerledger.projections.known.Known;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Open months, worked out over what is known by the code that closes them. A later month takes balance and frozen
 * shares from the estimates of the open ones before it (domain.md, section 10).
 */
public final class Estimates {

    private final PeriodReads reads;
    private final PeriodInputs inputs;
    private final FactMonths months;
    private final KeptLines lines;
    private final TransactionTemplate snapshot;

    /**
     * @param lines what is kept of open lines
     * @param snapshot a read-only transaction that sees one state throughout
     */
    public Estimates(
            PeriodReads reads, PeriodInputs inputs, FactMonths months, KeptLines lines, TransactionTemplate snapshot) {
        this.reads = reads;
        this.inputs = inputs;
        this.months = months;
        this.lines = lines;
        this.snapshot = snapshot;
    }

    /**
     * @param partner tier 1
     * @param period not closed
     * @param asOf null for now
     */
    SettledPeriod estimate(PartnerStanding partner, Period period, @Nullable Instant asOf, Instant now) {
        SettledPeriod settled = snapshot.execute(_ -> chain(partner, period, asOf == null ? now : asOf, asOf == null));
        if (settled == null) {
            throw new IllegalStateException("nothing was estimated");
        }
        return settled;
    }

    /**
     * What an open month is settled from, as far as it matters for what is earned: that does not depend on what open
     * months before it hand on.
     *
     * @param partner tier 1
     * @param period not closed
     */
    public PeriodInput earning(PartnerStanding partner, Period period, Instant now) {
        return inputs.inputForAnyPlans(alone(partner, period, now));
    }

    /** First month that the statement of an open month speaks for. */
    Period firstCovered(PartnerStanding partner, Period period, Instant now) {
        return alone(partner, period, now).firstCovered();
    }

    /**
     * What is decided about a group of lines in an open month; nothing else of it is worked out.
     *
     * @param part of the group, one line or more
     * @return empty where the month's statement decides nothing about it
     */
    Optional<GroupDecision> decision(PartnerStanding partner, Period period, LineGroup part, Instant now) {
        List<GroupDecision> decisions = snapshot.execute(_ -> {
            Wanted wanted = alone(partner, period, now);
            List<GroupDecision> performing = decide(wanted, part.performing(1));
            if (part.performing() > 0) {
                return performing;
            }
            // Of the sums, what is decided depends on one alone: whether some line of the group brings performance.
            List<GroupDecision> idle = decide(wanted, part);
            return !idle.equals(performing) && reads.groups().performs(partner.id(), part.key()) ? performing : idle;
        });
        return decisions == null ? Optional.empty() : decisions.stream().findFirst();
    }

    private List<GroupDecision> decide(Wanted wanted, LineGroup group) {
        return PeriodCalculator.decide(inputs.undocumented(wanted, List.of(group)));
    }

    /** An open month without what open months before it hand on. */
    private Wanted alone(PartnerStanding partner, Period period, Instant now) {
        var closed = ClosedMonthsOf.asOf(reads.periods().closedMonths(partner.id()), now);
        List<Period> before = openMonthsBefore(partner, period, closed.through(), Known.NOW);
        Period last = before.isEmpty() ? closed.through() : before.getLast();
        return new Seen(partner, closed, now, true, null).wanted(period, last, null);
    }

    private SettledPeriod chain(PartnerStanding partner, Period period, Instant asOf, boolean present) {
        var closed = ClosedMonthsOf.asOf(reads.periods().closedMonths(partner.id()), asOf);
        Period through = closed.through();
        Carried carried = null;
        Period last = through;
        Known known = present ? Known.NOW : new Known(asOf);
        Period from = through == null ? new Period(0) : through.next().quarterStart();
        OpenLines kept = present ? lines.of(partner.id(), from).orElse(null) : null;
        var seen = new Seen(partner, closed, asOf, present, kept);
        for (Period open : openMonthsBefore(partner, period, through, known)) {
            SettledPeriod earlier = PeriodCalculator.settle(inputs.input(seen.wanted(open, last, carried)));
            carried = carriedAfter(earlier, carried, partner, open, asOf);
            last = open;
        }
        return PeriodCalculator.settle(inputs.input(seen.wanted(period, last, carried)));
    }

    /** What all months of a partner's estimate are seen from. */
    private record Seen(
            PartnerStanding partner,
            ClosedMonthsOf closed,
            Instant asOf,
            boolean present,
            @Nullable OpenLines kept) {

        /** @param last month before it, closed or estimated; null where there is none */
        Wanted wanted(Period period, @Nullable Period last, @Nullable Carried carried) {
            Period firstCovered = last == null || !last.isBefore(period) ? period : last.next();
            return new Wanted(partner, period, firstCovered, closed, asOf, present, false, carried, kept);
        }
    }

    private Carried carriedAfter(
            SettledPeriod settled, @Nullable Carried before, PartnerStanding partner, Period month, Instant asOf) {
        List<FrozenShare> frozen = new ArrayList<>(
                before == null ? reads.periods().frozenBefore(partner.id(), month, asOf) : before.frozen());
        frozen.removeAll(settled.releasedNow());
        frozen.addAll(settled.frozenNow());
        return new Carried(settled.statement().closingBalance(), frozen, settled.frozenBenefitsAfter());
    }

    private List<Period> openMonthsBefore(
            PartnerStanding partner, Period period, @Nullable Period through, Known known) {
        Period from = through == null ? new Period(0) : through.next();
        return List.copyOf(months.of(partner, from, known).headSet(period));
    }
}
