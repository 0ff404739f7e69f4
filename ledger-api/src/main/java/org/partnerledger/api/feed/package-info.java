/**
 * Turns what feeds send, CloudEvents as NDJSON or batch, SpendLine CSV and FOCUS CSV, into envelopes for the intake:
 * lazily, holding one fact at a time, deciding nothing about it.
 *
 * <p>Reading order: {@link Feed}, {@link FeedFormat}, {@link NdjsonFeed}, {@link SpendCsvFeed}, {@link FocusCsvFeed},
 * {@link EventBatch}, {@link FeedIntake}.
 */
@NullMarked
package org.partnerledger.api.feed;

import org.jspecify.annotations.NullMarked;
