/**
 * From a line to the performance it brings (domain.md, section 3): whose it is, whether it counts, and which part of
 * it.
 *
 * <p>Reading order: {@link Exclusion}, {@link LineDecision}, {@link Attribution}, {@link GroupKey},
 * {@link Eligibility}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.performance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
