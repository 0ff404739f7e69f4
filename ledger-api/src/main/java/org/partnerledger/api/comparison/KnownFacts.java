package org.partnerledger.api.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.period.PeriodReads;
import org.partnerledger.core.comparison.MovedLine;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.Attribution;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.TagFilter;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.line.StoredLine;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;

/**
 * Sealed lines against which something else speaks than what they were closed with: by a correction, and where the
 * rules ask for it by what is known today of membership, certification and links, or by another cool-down. A line stays
 * on the bill it was closed on, whoever its customer belongs to now. Holds the lines that change, and no others.
 */
final class KnownFacts {

    private static final int LINES_AT_ONCE = 5_000;

    private final PeriodReads reads;
    private final Books books;

    KnownFacts(PeriodReads reads, Books books) {
        this.reads = reads;
        this.books = books;
    }

    /**
     * Lines that move, by number.
     *
     * @param sinceClose from the group they were closed in
     * @param sinceBooks from the group they stand in by the books, so that none of a correction is in here again
     */
    record Moves(Map<Long, MovedLine> sinceClose, Map<Long, MovedLine> sinceBooks) {}

    Moves moves(PartnerStanding partner, RuleSet rules, List<ClosedMonth> closed) {
        Map<Long, MovedLine> corrected = corrected(partner);
        if (!rules.knownFacts()) {
            return new Moves(corrected, Map.of());
        }
        Map<Long, MovedLine> moved = new HashMap<>(corrected);
        Map<Long, Optional<Exclusion>> bases = new HashMap<>();
        Directory directory = reads.directory().load();
        for (Period month : rules.months()) {
            closed.stream()
                    .filter(close -> !month.isAfter(close.period()))
                    .findFirst()
                    .ifPresent(close -> {
                        RulesSnapshot sealed = reads.rules().at(close.rulesNo());
                        Parameters parameters =
                                rules.rules(month, sealed, reads.rules()::at).parameters();
                        var attribution = new Attribution(directory, parameters, _ -> null, _ -> 0, TagFilter.NONE);
                        reads.lines()
                                .visitBill(
                                        partner.id(),
                                        month,
                                        line -> decide(line, attribution, moved)
                                                .ifPresent(reason -> bases.put(line.lineNo(), reason)));
                    });
        }
        if (!closed.isEmpty()) {
            followedByRefunds(bases, closed.getLast().period(), moved);
        }
        return new Moves(moved, since(corrected, moved));
    }

    private Map<Long, MovedLine> corrected(PartnerStanding partner) {
        Map<Long, MovedLine> moved = new HashMap<>();
        Map<Long, Optional<Exclusion>> reasons = books.reasons(partner.id());
        List<Long> lineNos = List.copyOf(reasons.keySet());
        for (int from = 0; from < lineNos.size(); from += LINES_AT_ONCE) {
            for (StoredLine line :
                    reads.lines().byNumbers(lineNos.subList(from, Math.min(from + LINES_AT_ONCE, lineNos.size())))) {
                move(line, reasons.getOrDefault(line.lineNo(), Optional.empty()).orElse(null), moved);
            }
        }
        return moved;
    }

    /** What speaks against the line now, where that changes; empty where it is as it was. */
    private static Optional<Optional<Exclusion>> decide(
            StoredLine line, Attribution attribution, Map<Long, MovedLine> moved) {
        LineDecision sealed = line.decision();
        if (sealed.baseNo() != null) {
            return Optional.empty(); // Follows its base.
        }
        LineDecision known = attribution.decide(line.line());
        if (!Objects.equals(known.partner(), sealed.partner())) {
            return Optional.empty();
        }
        MovedLine had = moved.remove(line.lineNo());
        move(line, known.excluded(), moved);
        return Objects.equals(had, moved.get(line.lineNo()))
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(known.excluded()));
    }

    /** A refund takes its base's reason; one on an open bill does so by itself. */
    private void followedByRefunds(
            Map<Long, Optional<Exclusion>> bases, Period closedThrough, Map<Long, MovedLine> moved) {
        for (StoredLine refund : reads.lines().refundsOf(bases.keySet())) {
            Optional<Exclusion> reason = bases.get(refund.decision().baseNo());
            Period bill = refund.decision().bill();
            if (reason != null && bill != null && !bill.isAfter(closedThrough)) {
                moved.remove(refund.lineNo());
                move(refund, reason.orElse(null), moved);
            }
        }
    }

    private static void move(StoredLine line, @Nullable Exclusion excluded, Map<Long, MovedLine> moved) {
        LineDecision sealed = line.decision();
        Amount counting = line.line().paid().counting(sealed.cashCouponCounts());
        GroupKey from = groupOf(sealed);
        GroupKey to = groupOf(sealed.excludedBy(excluded));
        if (excluded != sealed.excluded() && !counting.isZero() && from != null && to != null) {
            moved.put(line.lineNo(), new MovedLine(line.lineNo(), from, to, counting));
        }
    }

    private static @Nullable GroupKey groupOf(LineDecision decision) {
        return decision.isAttributed() ? GroupKey.of(decision) : null;
    }

    private static Map<Long, MovedLine> since(Map<Long, MovedLine> corrected, Map<Long, MovedLine> moved) {
        Set<Long> lineNos = new HashSet<>(corrected.keySet());
        lineNos.addAll(moved.keySet());
        Map<Long, MovedLine> since = new HashMap<>();
        for (Long lineNo : lineNos) {
            MovedLine had = corrected.get(lineNo);
            MovedLine has = moved.get(lineNo);
            if (had == null && has != null) {
                since.put(lineNo, has);
            } else if (had != null && has == null) {
                since.put(lineNo, new MovedLine(lineNo, had.to(), had.from(), had.counting()));
            } else if (had != null && has != null && !had.equals(has)) {
                since.put(lineNo, new MovedLine(lineNo, had.to(), has.to(), has.counting()));
            }
        }
        return since;
    }
}
