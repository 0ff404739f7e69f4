package org.partnerledger.api.period;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.period.PeriodInputs.Carried;
import org.partnerledger.api.period.PeriodInputs.Seen;
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
     * @param asOf null for now
     * @return empty where a statement was published that speaks for the month, and for a month without facts while the
     *     partner has no closed one
     */
    Optional<SettledPeriod> estimate(PartnerStanding partner, Period period, @Nullable Instant asOf, Instant now) {
        Optional<SettledPeriod> settled = snapshot.execute(_ -> {
            Seen seen = seen(partner, asOf == null ? now : asOf, asOf == null);
            return seen.closed().isPublished(period) ? Optional.empty() : chain(seen, period);
        });
        return settled == null ? Optional.empty() : settled;
    }

    /**
     * What an open month is settled from, as far as it matters for what is earned: that does not depend on what open
     * months before it hand on.
     *
     * @param partner tier 1
     * @param period not closed
     */
    public PeriodInput earning(PartnerStanding partner, Period period, Instant now) {
        Seen seen = seen(partner, now, true);
        return inputs.inputForAnyPlans(alone(seen, period, inputs.carried(seen, period, false)));
    }

    /** First month that the statement of an open month speaks for. */
    Period firstCovered(PartnerStanding partner, Period period, Instant now) {
        var closed = ClosedMonthsOf.asOf(reads.periods().closedMonths(partner.id()), now);
        return firstCovered(
                period, lastBefore(period, closed.through(), months.of(partner, firstOpen(closed), Known.NOW)));
    }

    /**
     * What is decided about a group of lines in an open month; nothing else of it is worked out.
     *
     * @param part of the group, one line or more
     * @return empty where the month's statement decides nothing about it
     */
    Optional<GroupDecision> decision(PartnerStanding partner, Period period, LineGroup part, Instant now) {
        List<GroupDecision> decisions = snapshot.execute(_ -> {
            Wanted wanted = alone(seen(partner, now, true), period, Carried.NOTHING);
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

    private Seen seen(PartnerStanding partner, Instant asOf, boolean present) {
        return inputs.seen(partner, reads.periods().closedMonths(partner.id()), asOf, present);
    }

    /** An open month without what open months before it hand on. */
    private Wanted alone(Seen seen, Period period, Carried carried) {
        return wanted(seen, period, lastBefore(period, seen.closed().through(), factMonths(seen)), carried, null);
    }

    private Optional<SettledPeriod> chain(Seen seen, Period period) {
        Period through = seen.closed().through();
        NavigableSet<Period> open = factMonths(seen);
        if (through == null && !open.contains(period)) {
            return Optional.empty();
        }
        NavigableSet<Period> before = open.headSet(period, false);
        Period first = before.isEmpty() ? period : before.first();
        Period from = firstMattering(seen, period);
        OpenLines kept = seen.present() ? lines.of(seen.partner().id(), from).orElse(null) : null;
        Carried carried = inputs.carried(seen, first, kept != null || !seen.present());
        if (kept != null) {
            List<Long> frozen =
                    carried.frozen().stream().map(FrozenShare::lineNo).toList();
            kept = lines.withUnpaid(seen.partner().id(), from, kept, frozen);
        }
        Period last = through;
        for (Period month : before) {
            SettledPeriod earlier = PeriodCalculator.settle(inputs.input(wanted(seen, month, last, carried, kept)));
            carried = carriedAfter(earlier, carried);
            last = month;
        }
        return Optional.of(PeriodCalculator.settle(inputs.input(wanted(seen, period, last, carried, kept))));
    }

    /** Of the first open month; of a month that is closing, its own. */
    private static Period firstMattering(Seen seen, Period period) {
        Period through = seen.closed().through();
        boolean closing = through != null && !period.isAfter(through);
        return seen.rules().firstMattering(closing ? period : firstOpen(seen.closed()));
    }

    /** @param last month before it, closed or estimated; null where there is none */
    private static Wanted wanted(
            Seen seen, Period period, @Nullable Period last, Carried carried, @Nullable OpenLines kept) {
        return new Wanted(seen, period, firstCovered(period, last), seen.closed(), false, carried, kept);
    }

    private static Period firstCovered(Period period, @Nullable Period last) {
        return last == null || !last.isBefore(period) ? period : last.next();
    }

    private static Carried carriedAfter(SettledPeriod settled, Carried before) {
        List<FrozenShare> frozen = new ArrayList<>(before.frozen());
        frozen.removeAll(new HashSet<>(settled.releasedNow()));
        frozen.addAll(settled.frozenNow());
        return new Carried(settled.statement().closingBalance(), frozen, settled.frozenBenefitsAfter());
    }

    /** The last closed or open month before one; null where there is none. */
    private static @Nullable Period lastBefore(Period period, @Nullable Period through, NavigableSet<Period> open) {
        Period before = open.lower(period);
        return before == null ? through : before;
    }

    /** Months behind the closed ones in which something stands. */
    private NavigableSet<Period> factMonths(Seen seen) {
        Period from = firstOpen(seen.closed());
        return seen.traces().anyProgramme()
                ? months.of(seen.partner(), from, seen.known())
                : months.ofLines(seen.partner(), from, seen.known());
    }

    private static Period firstOpen(ClosedMonthsOf closed) {
        Period through = closed.through();
        return through == null ? new Period(0) : through.next();
    }
}
