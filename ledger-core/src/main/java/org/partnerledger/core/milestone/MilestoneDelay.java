package org.partnerledger.core.milestone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * What one milestone's delay costs, and how that was counted.
 *
 * @param countedTo the delivery, or today for an open milestone
 * @param workdays in (due date, {@code countedTo}]
 * @param calendar editions the workdays were counted by; empty where none had to be read
 * @param steps null for a cancelled one
 * @param base what the deduction is taken from: the milestone's share, or the whole subsidy
 * @param deduction rounded HALF_UP to the currency's minor unit; never more than {@code base}
 * @param nextStepOn for an open milestone the day on which it will cost more; null for a delivered or a cancelled one,
 *     and while that day lies in a year without calendar
 */
public record MilestoneDelay(
        Milestone milestone,
        LocalDate countedTo,
        int workdays,
        String calendar,
        Lateness lateness,
        @Nullable Integer steps,
        Amount base,
        Amount deduction,
        @Nullable LocalDate nextStepOn) {

    public boolean isCancelled() {
        return lateness == Lateness.CANCELLED;
    }
}
