/**
 * Closed months: which are closed, under which rules, and the documents that were published.
 *
 * <p>Reading order: {@link PeriodReadModel}, {@link PeriodViews}, {@link PublishedDocuments}, {@link PublishedPeriod}.
 */
@NullMarked
package org.partnerledger.projections.period;

import org.jspecify.annotations.NullMarked;
