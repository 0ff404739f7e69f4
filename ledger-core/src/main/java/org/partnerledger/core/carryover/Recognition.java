package org.partnerledger.core.carryover;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.Settlement;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.Parameters;

/**
 * The four things about time that stand on a line: the month it was charged for, the month of its bill, the month its
 * performance is recognised in, and why that is later.
 *
 * @param charge month of {@code consumedFrom}
 * @param bill the charge month, or the first open one where that is closed; such a line is late
 * @param incentive never earlier than {@code bill}, never a closed one
 * @param cause null where the rules themselves name the charge month
 */
public record Recognition(
        Period charge,
        Period bill,
        Period incentive,
        @Nullable CarryCause cause) {

    /** Whether the bill is later than the charge: the charge month was closed when the line came. */
    public boolean isLate() {
        return bill.isAfter(charge);
    }

    /**
     * Places a line (domain.md, sections 2 and 4).
     *
     * @param firstOpen the first month of the partner that is not closed; null while none is
     */
    public static Recognition of(SpendLine line, Parameters parameters, @Nullable Period firstOpen) {
        Period charge = Period.of(line.consumedFrom(), parameters.zone());
        Period bill = firstOpen == null ? charge : charge.max(firstOpen);
        Period earned = charge;
        CarryCause cause = null;
        if (line.settlement() == Settlement.MONTHLY) {
            earned = charge.next();
            cause = CarryCause.MONTHLY_SETTLED;
        } else if (line.chargingMode() != ChargingMode.PREPAID) {
            earned = firstBeforeCutoff(charge, line.tradedAt(), parameters);
            cause = earned.isAfter(charge) ? CarryCause.LATE_CHARGE : null;
        }
        return bill.isAfter(earned)
                ? new Recognition(charge, bill, bill, CarryCause.CLOSED_PERIOD)
                : new Recognition(charge, bill, earned, cause);
    }

    /**
     * The first instant that no longer counts for {@code period}: hours on the local clock, whatever its day's length.
     */
    public static Instant cutoff(Period period, int cutoffHours, ZoneId zone) {
        return period.next()
                .month()
                .atDay(1)
                .atStartOfDay()
                .plusHours(cutoffHours)
                .atZone(zone)
                .toInstant();
    }

    private static Period firstBeforeCutoff(Period charge, Instant tradedAt, Parameters parameters) {
        // The month of the trade cannot be skipped by a cutoff shorter than a month, so the search starts near its end.
        int monthsOfCutoff = parameters.cutoffHours() / (28 * 24) + 1;
        Period candidate = charge.max(Period.of(tradedAt, parameters.zone()).plus(-monthsOfCutoff));
        while (!tradedAt.isBefore(cutoff(candidate, parameters.cutoffHours(), parameters.zone()))) {
            candidate = candidate.next();
        }
        return candidate;
    }
}
