/**
 * Why an amount is what it is: signed rows that add up to every subtotal, written down by the code that decides.
 *
 * <p>Reading order: {@link RowCode}, {@link Row}, {@link Explanation}, {@link ExplanationWriter}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.explanation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
