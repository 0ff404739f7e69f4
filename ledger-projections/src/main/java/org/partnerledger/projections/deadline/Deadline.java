package org.partnerledger.projections.deadline;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Fires at 00:00 of the first day on which more than {@code days} days of its {@code counting} have passed after
 * {@code fromDay} (domain.md, section 10).
 *
 * @param subject what it is about, as its kind names it; with the kind its identity
 * @param openedNo tells it from an earlier one of the same kind and subject
 * @param dueAt null while a year it needs has no calendar, or while nobody has worked it out under the rules in force
 */
public record Deadline(
        DeadlineKind kind,
        String subject,
        Counting counting,
        LocalDate fromDay,
        int days,
        long openedNo,
        @Nullable Instant dueAt) {

    /** Which days count. */
    public enum Counting {
        WORKDAYS,
        /** Calendar days. */
        DAYS
    }
}
