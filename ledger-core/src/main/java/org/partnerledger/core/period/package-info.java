/**
 * A partner's month: takes what is known, settles it into bill, statement and explanation, and closes for good.
 *
 * <p>Reading order: {@link PeriodInput}, {@link PeriodCalculator} (the one door for everything that computes a month),
 * {@link GroupDecision}, {@link SettledPeriod}, {@link PeriodEvent}, {@code PartnerPeriod}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.period;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
