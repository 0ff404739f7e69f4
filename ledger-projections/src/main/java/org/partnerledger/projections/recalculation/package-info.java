/**
 * Recalculations and what they corrected: the books of closed months since, and the adjustment rows with their lines.
 *
 * <p>Reading order: {@link CorrectionReadModel}, {@link CorrectionViews}, {@link RecalculationViews}.
 */
@NullMarked
package org.partnerledger.projections.recalculation;

import org.jspecify.annotations.NullMarked;
