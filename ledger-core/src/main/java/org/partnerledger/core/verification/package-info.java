/**
 * Checks of sealed months that need nothing but what was sealed: signatures, and what is unpaid.
 *
 * <p>Reading order: {@link SealSignature}, {@link UnpaidLines}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.verification;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
