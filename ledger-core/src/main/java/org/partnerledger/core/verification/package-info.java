/**
 * Checks of sealed months that need nothing but what was sealed: hashes up to the signature, and every amount worked
 * out again from lines and rules with the calculators of the close. Pure.
 *
 * <p>Reading order: {@link Finding}, {@link BundleCheck}, {@link SealSignature}, {@link MonthContent},
 * {@code SealedRules}, {@code SealedDecisions}, {@code SealedProgramme}, {@code HeldLines}, {@link UnpaidLines},
 * {@link MonthRecalculation}, {@link MonthChain}, {@link MonthSuccession}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.verification;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
