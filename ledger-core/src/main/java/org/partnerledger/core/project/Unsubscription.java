package org.partnerledger.core.project;

import java.time.LocalDate;
import org.partnerledger.core.kernel.Amount;

/**
 * What one refund event took back of the orders that a project's opportunity was won with.
 *
 * @param source with {@code eventId} the key of the refund event: one claw-back for each event and project
 * @param on local day of the refund
 * @param refunded sum of its REFUND_UNSUBSCRIBE lines, above 0
 * @param original sum of the orders as they were paid, above 0
 */
public record Unsubscription(String source, String eventId, LocalDate on, Amount refunded, Amount original) {

    /** Months after the end of a project in which an unsubscription claws its subsidy back (domain.md, section 10). */
    private static final int MONTHS = 6;

    /** Whether it is after the end of the project and not after half a year from there. */
    public static boolean counts(LocalDate end, LocalDate on) {
        return on.isAfter(end) && !on.isAfter(end.plusMonths(MONTHS));
    }

    /** The key as one text. */
    public String key() {
        return source + " " + eventId;
    }
}
