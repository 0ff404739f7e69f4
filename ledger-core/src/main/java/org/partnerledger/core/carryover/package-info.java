/**
 * Which month a line is recognised in, and why it is not the month it was consumed in (domain.md, section 4).
 *
 * <p>Reading order: {@link CarryCause}, {@link Recognition}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.carryover;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
