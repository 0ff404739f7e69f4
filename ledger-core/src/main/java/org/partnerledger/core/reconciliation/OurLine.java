package org.partnerledger.core.reconciliation;

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
     */
    public record Standing(boolean earns, boolean clawedBack, String noIncentive) {}

    /**
     * What of a line is in the measure, and how somebody who does not know the rules may come to something else.
     *
     * @param steps each alone, or together with others, may be missing from the other side's amount
     */
    public record Contribution(Amount value, List<Step> steps) {

        public Contribution {
            steps = List.copyOf(steps);
        }
    }

    /** Of a line on the bill of {@code month}, or recognised in it, or, of the incentive base, in its quarter. */
    public Contribution in(Measure measure, Period month) {
        var steps = new ArrayList<Step>();
        Amount value = switch (measure) {
            case SPEND -> months.bill().equals(month) ? amount : Amount.ZERO;
            case PERFORMANCE -> performance(month, steps);
            case INCENTIVE_BASE -> incentiveBase(month, steps);
            case BOOKS -> throw new IllegalArgumentException("books are made of entries, not of lines");
        };
        if (!value.isZero() && months.bill().equals(month)) {
            if (!months.charge().equals(month)) {
                steps.add(new Step(Cause.LATE, months.charge().toString(), value));
            } else if (inTheirZone != null && !inTheirZone.equals(month)) {
                steps.add(new Step(Cause.TIME_ZONE, inTheirZone.toString(), value));
            }
        }
        steps.removeIf(step -> step.amount().isZero());
        return new Contribution(value, steps);
    }

    private Amount performance(Period month, List<Step> steps) {
        boolean onBill = months.bill().equals(month);
        boolean recognised = months.incentive().equals(month);
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

    private Amount incentiveBase(Period month, List<Step> steps) {
        Amount performance = performance(month, steps);
        if (excluded == null && months.incentive().isBefore(month) && standing.earns()) {
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
}
