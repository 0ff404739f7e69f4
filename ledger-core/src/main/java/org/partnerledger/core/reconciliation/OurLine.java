package org.partnerledger.core.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * A line with what was decided about it, as far as a comparison needs it.
 *
 * @param notCounting reason to amount of the means that do not count; empty for an excluded line
 * @param counting what of it counts; 0 for an excluded line
 * @param excluded the one primary reason; null where it brings performance
 * @param cause of the carry-over; null without one
 * @param inTheirZone month of its consumption in the other side's zone; null where that is not known
 * @param standing what became of its performance
 */
public record OurLine(
        Amount amount,
        Map<String, Amount> notCounting,
        Amount counting,
        @Nullable String excluded,
        Months months,
        @Nullable String cause,
        @Nullable Period inTheirZone,
        Standing standing) {

    public OurLine {
        notCounting = Map.copyOf(notCounting);
    }

    /** The month it was charged for, of its bill and of its recognition. */
    public record Months(Period charge, Period bill, Period incentive) {}

    /**
     * What became of the performance on the statement of the month that is compared.
     *
     * @param earns whether a plan turns it into incentive
     * @param clawedBack whether it is a refund that became a claw-back
     * @param noIncentive reason, "" where there is none
     * @param incentive what plans pay for it on the published statement; 0 for nothing
     */
    public record Standing(boolean earns, boolean clawedBack, String noIncentive, Amount incentive) {

        /** Of an estimate, which has no shares. */
        public Standing(boolean earns, boolean clawedBack, String noIncentive) {
            this(earns, clawedBack, noIncentive, Amount.ZERO);
        }
    }

    /**
     * What of a line is in the measure, and how somebody who does not know the rules may come to something else.
     *
     * @param steps each alone, or together with others, may be missing from the other side's amount; one of 0 says why
     *     the line brings nothing, whatever the other side makes of it
     */
    public record Contribution(Amount value, List<Step> steps) {

        public Contribution {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The months a statement speaks for: its own, and those before it that were skipped.
     *
     * @param first equals {@code month} where none was skipped
     * @param month of the statement and of the bill
     */
    public record Covered(Period first, Period month) {

        public static Covered only(Period month) {
            return new Covered(month, month);
        }

        boolean has(Period recognised) {
            return !recognised.isBefore(first) && !recognised.isAfter(month);
        }
    }

    /** Of a line on the bill of the month, or recognised on its statement, or, of the incentive base, in a quarter. */
    public Contribution in(Measure measure, Covered covered) {
        Period month = covered.month();
        var steps = new ArrayList<Step>();
        Amount value = switch (measure) {
            case SPEND -> months.bill().equals(month) ? amount : Amount.ZERO;
            case PERFORMANCE -> performance(covered, steps);
            case INCENTIVE_BASE -> incentiveBase(covered, steps);
            case INCENTIVE -> incentive(covered, steps);
            case BOOKS -> throw new IllegalArgumentException("books are made of entries, not of lines");
        };
        if (!value.isZero() && months.bill().equals(month)) {
            if (!months.charge().equals(month)) {
                steps.add(new Step(Cause.LATE, months.charge().toString(), value));
            } else if (inTheirZone != null && !inTheirZone.equals(month)) {
                steps.add(new Step(Cause.TIME_ZONE, inTheirZone.toString(), value));
            }
        }
        if (measure != Measure.INCENTIVE) {
            steps.removeIf(step -> step.amount().isZero());
        }
        return new Contribution(value, steps);
    }

    private Amount performance(Covered covered, List<Step> steps) {
        boolean onBill = months.bill().equals(covered.month());
        boolean recognised = covered.has(months.incentive());
        if (excluded != null) {
            if (onBill) {
                steps.add(new Step(Cause.EXCLUDED, excluded, amount.negated()));
            }
            return Amount.ZERO;
        }
        if (onBill || recognised) {
            notCounting.forEach(
                    (reason, part) -> steps.add(new Step(Cause.MEANS_NOT_COUNTING, reason, part.negated())));
        }
        if (onBill && !recognised) {
            steps.add(new Step(Cause.CARRIED_OUT, cause + " " + months.incentive(), counting.negated()));
        } else if (recognised && !onBill) {
            steps.add(new Step(Cause.CARRIED_IN, cause + " " + months.bill(), counting));
        }
        return recognised ? counting : Amount.ZERO;
    }

    private Amount incentiveBase(Covered covered, List<Step> steps) {
        Amount performance = performance(covered, steps);
        if (excluded == null && months.incentive().isBefore(covered.first()) && standing.earns()) {
            steps.add(new Step(Cause.QUARTER_BASE, months.incentive().toString(), counting));
            return counting;
        }
        if (performance.isZero() || standing.earns()) {
            return performance;
        }
        steps.add(
                standing.clawedBack()
                        ? Step.of(Cause.CLAWED_BACK_REFUND, performance.negated())
                        : new Step(Cause.NO_INCENTIVE, standing.noIncentive(), performance.negated()));
        return Amount.ZERO;
    }

    /** The other side cannot but use a rate of its own: of what earns nothing, only why is known. */
    private Amount incentive(Covered covered, List<Step> steps) {
        Amount share = standing.incentive();
        boolean onBill = months.bill().equals(covered.month());
        if (share.isZero()) {
            if (onBill || covered.has(months.incentive())) {
                nothing(covered, steps);
            }
            return share;
        }
        if (months.incentive().isBefore(covered.first())) {
            steps.add(new Step(Cause.QUARTER_BASE, months.incentive().toString(), share));
        } else if (!onBill) {
            steps.add(new Step(Cause.CARRIED_IN, cause + " " + months.bill(), share));
        }
        if (!counting.isZero()) {
            notCounting.forEach((reason, part) -> {
                BigDecimal more = share.value()
                        .multiply(part.value())
                        .divide(counting.value(), Amount.MAX_DECIMALS, RoundingMode.HALF_UP);
                steps.add(new Step(Cause.MEANS_NOT_COUNTING, reason, new Amount(more).negated()));
            });
        }
        return share;
    }

    private void nothing(Covered covered, List<Step> steps) {
        if (excluded != null) {
            steps.add(new Step(Cause.EXCLUDED, excluded, Amount.ZERO));
        } else if (!covered.has(months.incentive())) {
            steps.add(new Step(Cause.CARRIED_OUT, cause + " " + months.incentive(), Amount.ZERO));
        } else if (standing.clawedBack()) {
            steps.add(Step.of(Cause.CLAWED_BACK_REFUND, Amount.ZERO));
        } else if (!standing.earns()) {
            steps.add(new Step(Cause.NO_INCENTIVE, standing.noIncentive(), Amount.ZERO));
        }
    }
}
