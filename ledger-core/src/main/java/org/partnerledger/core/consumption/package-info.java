/**
 * What a feed says was consumed, charged, refunded and paid: spend lines as facts, before anything is decided about
 * them.
 *
 * <p>Reading order: {@link SpendLine}, {@link Means}, {@link Paid}, {@link LineType}, {@link ConsumptionEvent}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.consumption;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
