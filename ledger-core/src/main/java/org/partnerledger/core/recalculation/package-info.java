/**
 * Closed months worked out again: asked for by one person, approved by another, and corrected on the first open
 * statement.
 *
 * <p>Reading order: {@link RecalculationEvent}, {@link RecalculationCommand}, {@code Recalculation},
 * {@link CorrectionEvent}, {@code PartnerCorrection}, {@link RecalculationRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.recalculation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
