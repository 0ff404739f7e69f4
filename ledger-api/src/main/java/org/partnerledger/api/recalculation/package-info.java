/**
 * Corrects closed months after a rule, a class or a plan was wrong: worked out first, approved by a second person, then
 * put on the first open statement as adjustment rows.
 *
 * <p>Reading order: {@link RecalculationController}, {@link RecalculationDesk}, {@link CorrectionJob},
 * {@link ApprovedRows}.
 */
@NullMarked
package org.partnerledger.api.recalculation;

import org.jspecify.annotations.NullMarked;
