/**
 * The documents of a partner's month as values: bill, incentive statement, and the checks that they add up.
 *
 * <p>Reading order: {@link Bill}, {@link Statement}, {@link DocumentCheck}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.statement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
