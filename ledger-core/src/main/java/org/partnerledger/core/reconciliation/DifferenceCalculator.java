package org.partnerledger.core.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * Says of one key whether both sides agree, and if not, which of the things that the ledger knows makes the difference.
 * In this order: nothing, the tolerance, steps of our lines that add up to it exactly, rows listed twice, one of our
 * lines that they lack, and the same with what rounding leaves. What nothing explains is said to be unexplained.
 */
public final class DifferenceCalculator {

    /** Steps of which all combinations are tried; of more, only each alone, and all together. */
    static final int MOST_COMBINED = 12;

    private final PartnerId owner;
    private final Period month;
    private final Amount tolerance;
    private final Amount minorUnit;

    /** @param tolerance of one key, not below 0 */
    public DifferenceCalculator(PartnerId owner, Period month, CurrencyCode currency, Amount tolerance) {
        this.owner = owner;
        this.month = month;
        this.tolerance = tolerance;
        minorUnit = new Amount(BigDecimal.ONE.movePointLeft(currency.decimals()));
    }

    /** Where the other side has said nothing at all: nothing can be compared. */
    public Verdict nothingSaid(Ours ours) {
        return new Verdict(Result.CANNOT_BE_COMPARED, "NO_ROWS", ours.value(), notComparable(ours.value()));
    }

    /** @param elsewhere what is known of a key without a line in the month; null where there is nothing */
    public Verdict verdict(Theirs theirs, Ours ours, @Nullable Whereabouts elsewhere) {
        Amount difference = ours.value().minus(theirs.sum());
        if (theirs.unreadable() != null) {
            return new Verdict(Result.CANNOT_BE_COMPARED, theirs.unreadable(), difference, notComparable(difference));
        }
        if (difference.isZero()) {
            return new Verdict(Result.AGREES, null, difference, List.of());
        }
        if (absolute(difference).compareTo(tolerance) <= 0) {
            return new Verdict(Result.AGREES, null, difference, List.of(Step.of(Cause.TOLERATED, difference)));
        }
        List<Step> steps = ours.lines() == 0 ? withoutLine(theirs, elsewhere) : explained(theirs, ours, difference);
        return new Verdict(Result.DIFFERS, null, difference, steps);
    }

    private static List<Step> notComparable(Amount difference) {
        return difference.isZero() ? List.of() : List.of(Step.of(Cause.NOT_COMPARABLE, difference));
    }

    private List<Step> withoutLine(Theirs theirs, @Nullable Whereabouts elsewhere) {
        var steps = new ArrayList<Step>();
        Amount once = theirs.distinct().negated();
        if (!once.isZero()) {
            steps.add(elsewhere == null ? Step.of(Cause.UNKNOWN_LINE, once) : elsewhere.step(owner, month, once));
        }
        addDuplicate(steps, theirs);
        return steps;
    }

    private List<Step> explained(Theirs theirs, Ours ours, Amount difference) {
        Amount withoutRepeats = difference.plus(theirs.surplus());
        boolean repeats = !theirs.surplus().isZero();
        Amount least = rest(theirs, ours);
        return exactly(ours, difference)
                .or(() ->
                        repeats ? exactly(ours, withoutRepeats).map(it -> withDuplicate(it, theirs)) : Optional.empty())
                .or(() -> oneLine(theirs, ours, difference))
                .or(() -> nothingAtAll(ours, withoutRepeats).map(it -> repeats ? withDuplicate(it, theirs) : it))
                .or(() -> theirs.rows() > 0 ? closely(ours, difference, least) : Optional.empty())
                .or(() -> repeats
                        ? closely(ours, withoutRepeats, least).map(it -> withDuplicate(it, theirs))
                        : Optional.empty())
                .orElseGet(() ->
                        List.of(Step.of(theirs.rows() == 0 ? Cause.NOT_ON_THEIR_LIST : Cause.UNEXPLAINED, difference)));
    }

    /** What rounding row by row can leave: less than a minor unit of each, or the tolerance where that is more. */
    private Amount rest(Theirs theirs, Ours ours) {
        long roundings = Math.max(theirs.rows(), ours.lines());
        return minorUnit.times(BigDecimal.valueOf(roundings));
    }

    /** Steps that add up to the difference; none are needed for 0. */
    private static Optional<List<Step>> exactly(Ours ours, Amount difference) {
        return closest(sized(ours), difference)
                .filter(found -> found.rest().isZero())
                .map(Found::steps);
    }

    /** Steps that leave no more than rounding or the tolerance does. */
    private Optional<List<Step>> closely(Ours ours, Amount difference, Amount roundings) {
        return closest(sized(ours), difference).flatMap(found -> {
            Amount rest = absolute(found.rest());
            boolean rounding = rest.compareTo(roundings) < 0;
            if (!rounding && rest.compareTo(tolerance) > 0) {
                return Optional.empty();
            }
            var steps = new ArrayList<>(found.steps());
            steps.add(Step.of(rounding ? Cause.ROUNDING : Cause.TOLERATED, found.rest()));
            return Optional.of(List.copyOf(steps));
        });
    }

    private static List<Step> sized(Ours ours) {
        return ours.steps().stream().filter(step -> !step.amount().isZero()).toList();
    }

    /** Our lines bring nothing, all for the same reason: whatever they list is too much for that reason. */
    private static Optional<List<Step>> nothingAtAll(Ours ours, Amount difference) {
        List<Step> reasons =
                ours.steps().stream().filter(step -> step.amount().isZero()).toList();
        if (!ours.value().isZero() || reasons.size() != 1) {
            return Optional.empty();
        }
        Step reason = reasons.getFirst();
        return Optional.of(List.of(new Step(reason.cause(), reason.detail(), difference)));
    }

    /** One of several lines is missing on their side. */
    private static Optional<List<Step>> oneLine(Theirs theirs, Ours ours, Amount difference) {
        if (theirs.rows() == 0 || ours.lines() < 2) {
            return Optional.empty();
        }
        return ours.singles().stream()
                .filter(single -> single.value().equals(difference))
                .findFirst()
                .map(single -> List.of(new Step(Cause.NOT_ON_THEIR_LIST, single.lineId(), difference)));
    }

    private static List<Step> withDuplicate(List<Step> steps, Theirs theirs) {
        var all = new ArrayList<>(steps);
        addDuplicate(all, theirs);
        return all;
    }

    private static void addDuplicate(List<Step> steps, Theirs theirs) {
        if (!theirs.surplus().isZero()) {
            steps.add(Step.of(Cause.DUPLICATE, theirs.surplus().negated()));
        }
    }

    private record Found(List<Step> steps, Amount rest) {}

    /** The combination that leaves least; of those that leave the same, the one of fewest steps, then the first. */
    private static Optional<Found> closest(List<Step> candidates, Amount difference) {
        @Nullable Found best = null;
        for (List<Step> combination : combinations(candidates)) {
            Amount sum = combination.stream().map(Step::amount).reduce(Amount.ZERO, Amount::plus);
            Amount rest = difference.minus(sum);
            if (best == null
                    || absolute(rest).compareTo(absolute(best.rest())) < 0
                    || (absolute(rest).equals(absolute(best.rest()))
                            && combination.size() < best.steps().size())) {
                best = new Found(combination, rest);
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<List<Step>> combinations(List<Step> candidates) {
        var all = new ArrayList<List<Step>>();
        all.add(List.of());
        if (candidates.size() > MOST_COMBINED) {
            candidates.forEach(step -> all.add(List.of(step)));
            all.add(candidates);
            return all;
        }
        for (Step step : candidates) {
            for (int i = all.size() - 1; i >= 0; i--) {
                var more = new ArrayList<>(all.get(i));
                more.add(step);
                all.add(more);
            }
        }
        return all;
    }

    private static Amount absolute(Amount amount) {
        return amount.signum() < 0 ? amount.negated() : amount;
    }
}
