package org.partnerledger.core.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.bundle.SealedLine;
import org.partnerledger.core.bundle.SealedLink;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.Attribution;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.TagFilter;

/**
 * Decides the lines of a sealed bill once more: by membership, certification and links as the close knew them, and by
 * the code that decided them at first. A refund with a known base has to have taken that one's decision.
 */
final class SealedDecisions {

    private final SealedRules rules;
    private final Map<PartnerId, PartnerStanding> standings = new HashMap<>();
    private final Map<CustomerId, List<Link>> links = new HashMap<>();
    private final Map<Long, List<Refund>> waiting = new HashMap<>();
    private @Nullable Attribution attribution;

    /** @param number of its record among those of its file */
    private record Refund(int number, LineDecision decision) {}

    /** Something that a line should not say. */
    record Contradiction(int number, String detail) {}

    SealedDecisions(SealedRules rules) {
        this.rules = rules;
    }

    void add(PartnerStanding standing) {
        standings.put(standing.id(), standing);
    }

    /** Standings come first: nobody among them stands for the partner that is not named. */
    void add(SealedLink it) {
        List<Link> customers = links.computeIfAbsent(it.customerId(), _ -> new ArrayList<>());
        if (it.afterAnother()) {
            // Before anything, and over at once: it covers no line, and says only that it was there.
            customers.add(new Link(nobody(), it.association(), it.segment(), Instant.MIN, Instant.MIN));
        }
        customers.add(new Link(it.partnerId(), it.association(), it.segment(), it.from(), it.to()));
    }

    /** Null where nobody says what the partner was. */
    @Nullable
    PartnerStanding standing(PartnerId partner) {
        return standings.get(partner);
    }

    private PartnerId nobody() {
        var name = new StringBuilder("-");
        while (standings.containsKey(new PartnerId(name.toString()))) {
            name.append('-');
        }
        return new PartnerId(name.toString());
    }

    /**
     * A line of the bill; of a refund it is told later, by {@link #base} and {@link #withoutBase}.
     *
     * @return what it should not say; null where the facts decide it so
     */
    @Nullable
    String contradiction(int number, SealedLine it) {
        LineDecision stated = it.decision();
        if (stated.baseNo() != null) {
            waiting.computeIfAbsent(stated.baseNo(), _ -> new ArrayList<>()).add(new Refund(number, stated));
            return null;
        }
        LineDecision expected = attribution().decide(it.line());
        if (expected.equals(stated)) {
            return null;
        }
        if (!Objects.equals(expected.partner(), stated.partner())
                || !Objects.equals(expected.tierTwo(), stated.tierTwo())) {
            return "is of a customer that is not linked so";
        }
        if (expected.excluded() != stated.excluded()) {
            return excluded(stated, "membership, certification and links make it " + expected.excluded());
        }
        return sameMonths(expected, stated)
                ? "is counted with lines of another kind"
                : "is recognised in " + stated.incentive() + " for " + stated.cause() + ", the rules say "
                        + expected.incentive() + " for " + expected.cause();
    }

    /** Refunds of a line, which have to have taken its decision; only their dates are their own. */
    List<Contradiction> base(SealedLine base) {
        var contradictions = new ArrayList<Contradiction>();
        for (Refund refund : Objects.requireNonNullElse(waiting.remove(base.lineNo()), List.<Refund>of())) {
            LineDecision its = base.decision();
            LineDecision stated = refund.decision();
            // A recalculation may since have found something else to speak against the base (domain.md, section 10).
            if (stated.excluded() != its.excluded() && !rules.isCorrected()) {
                contradictions.add(new Contradiction(
                        refund.number(), excluded(stated, "the line that it refunds is " + its.excluded())));
            }
            if (!Objects.equals(stated.partner(), its.partner())
                    || !Objects.equals(stated.tierTwo(), its.tierTwo())
                    || stated.combination() != its.combination()
                    || !stated.classMonth().equals(its.classMonth())
                    || !Objects.equals(stated.rulesMonth(), its.rulesMonth())
                    || !Objects.equals(stated.baseIncentive(), its.incentive())
                    || stated.cashCouponCounts() != base.line().cashCouponCounts()) {
                contradictions.add(new Contradiction(refund.number(), "is not counted as the line that it refunds"));
            }
        }
        return contradictions;
    }

    /** Refunds whose base is not there, after the last record: only one on a later bill may be missing. */
    List<Contradiction> withoutBase() {
        Period month = facts().period();
        return waiting.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.decision().baseIncentive() == null
                        || !it.decision().baseIncentive().isAfter(month))
                .map(it -> new Contradiction(it.number(), "refunds a line that is not there"))
                .toList();
    }

    private Attribution attribution() {
        if (attribution == null) {
            Map<Combination, Integer> numbers = rules.combinationNumbers();
            Set<String> tags = new HashSet<>();
            numbers.keySet()
                    .forEach(combination -> tags.addAll(combination.tags().keySet()));
            if (!rules.isCorrected()) { // A recalculation counts by other plans, and decides no line again.
                rules.plans().forEach(plan -> tags.addAll(plan.tagNames()));
            }
            attribution = new Attribution(
                    new Directory(standings, links),
                    rules.atClose(facts().period()).parameters(),
                    _ -> facts().firstCovered(),
                    combination -> numbers.getOrDefault(combination, 0),
                    new TagFilter(tags));
        }
        return attribution;
    }

    private MonthFacts facts() {
        return Objects.requireNonNull(rules.month());
    }

    private static String excluded(LineDecision stated, String why) {
        return "is " + stated.excluded() + ", " + why;
    }

    private static boolean sameMonths(LineDecision expected, LineDecision stated) {
        return expected.charge().equals(stated.charge())
                && Objects.equals(expected.bill(), stated.bill())
                && Objects.equals(expected.incentive(), stated.incentive())
                && expected.cause() == stated.cause();
    }
}
