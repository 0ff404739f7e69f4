/**
 * A partner's month: open, closing, and closed for good with the documents that were worked out for it.
 *
 * <p>Reading order: {@link PeriodEvent}, {@link PeriodCommand}, {@code PartnerPeriod}, {@link PeriodRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.period;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
