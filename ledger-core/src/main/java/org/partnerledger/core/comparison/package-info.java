/**
 * What other rules or other facts make of a month, compared line by line with what stands in the books.
 *
 * <p>Reading order: {@link RuleSet}, {@link MonthBooks}, {@link MonthComparison}, {@link Bridge}, {@link BridgeRow}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.comparison;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
