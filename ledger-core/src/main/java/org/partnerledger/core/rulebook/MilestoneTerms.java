package org.partnerledger.core.rulebook;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * What lateness of a milestone costs, in workdays after the due date (domain.md, section 7).
 *
 * @param toleratedDays up to this delay, included, a milestone counts as on time
 * @param severeFrom the delay from which steps are counted
 * @param stepDays workdays in one step
 * @param stepRate share of the subsidy that one step takes, from 0 to 1
 * @param cancelAfter a longer delay than this takes all of it
 */
public record MilestoneTerms(
        int toleratedDays,
        int severeFrom,
        int stepDays,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal stepRate,
        StepMode stepMode,
        int cancelAfter) {

    /** The vendor's published values. */
    public static final MilestoneTerms DEFAULT =
            new MilestoneTerms(5, 10, 5, new BigDecimal("0.05"), StepMode.FLOOR, 40);

    public MilestoneTerms {
        if (toleratedDays < 0 || severeFrom < toleratedDays || cancelAfter < severeFrom || stepDays < 1) {
            throw new IllegalArgumentException(
                    "0 <= toleratedDays <= severeFrom <= cancelAfter and 1 <= stepDays must hold");
        }
        if (stepRate.signum() < 0 || stepRate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("stepRate must be between 0 and 1, was " + stepRate);
        }
        stepRate = stepRate.stripTrailingZeros(); // 0.05 and 0.050 are the same terms, and records compare with equals.
    }
}
