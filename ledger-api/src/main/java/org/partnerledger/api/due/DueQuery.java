package org.partnerledger.api.due;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Restricts a list to what waits for a deadline: {@code ?due=&overdue=}. A controller declares a parameter of this
 * type.
 *
 * @param due only what falls due up to the end of that day in the ledger's zone
 * @param overdue true: only what is due by now
 */
public record DueQuery(@Nullable LocalDate due, @Nullable Boolean overdue) {}
