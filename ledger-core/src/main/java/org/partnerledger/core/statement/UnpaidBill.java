package org.partnerledger.core.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * A resale bill that nobody has paid yet.
 *
 * @param due above 0
 * @param closedOn local day of its close
 */
public record UnpaidBill(Period period, Amount due, LocalDate closedOn) {

    /**
     * Whether {@code today} is after {@code days} calendar days from the close (domain.md, section 10).
     *
     * @param days null = a bill is never overdue
     */
    public boolean isOverdue(@Nullable Integer days, LocalDate today) {
        return days != null && closedOn.plusDays(days).isBefore(today);
    }
}
