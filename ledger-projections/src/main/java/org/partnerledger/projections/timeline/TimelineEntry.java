package org.partnerledger.projections.timeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;

/**
 * One thing that happened.
 *
 * @param no rises with every entry of the ledger
 * @param event its stored name, such as {@code project-accepted}
 * @param about what it happened to, such as {@code project:pr-1}
 * @param period the month it concerns; null where it concerns none
 * @param cause a fact, a deadline, somebody; "" where that was not kept
 * @param details the event as it is stored, as JSON; of long ones the sums
 */
public record TimelineEntry(
        long no,
        Instant recordedAt,
        String event,
        String about,
        @Nullable Period period,
        String cause,
        @JsonRawValue String details) {}
