/**
 * Months over HTTP: estimates while they are open, closing them, and their documents.
 *
 * <p>Reading order: {@link PeriodInputs}, {@link Estimates}, {@link PeriodCloser}, {@link PartnerMonths}.
 */
@NullMarked
package org.partnerledger.api.period;

import org.jspecify.annotations.NullMarked;
