/**
 * A partner's month worked out: from groups of lines and the rules that count to bill, statement and explanation. Pure;
 * an estimate, a close and a recalculation differ in their input alone.
 *
 * <p>Reading order: {@link PeriodInput}, {@link PeriodCalculator} (the one door for everything that computes a month),
 * {@link GroupDecision}, {@code StatementWriter}, {@code FreezeCalculator}, {@link SettledPeriod}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.calculation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
