/**
 * Events that could not be taken, as they came, until somebody corrects, releases or discards them.
 *
 * <p>Reading order: {@code QuarantineController}, {@code QuarantineDesk}, {@code QuarantineViews},
 * {@code QuarantineRefusal}.
 */
@NullMarked
package org.partnerledger.api.intake.quarantine;

import org.jspecify.annotations.NullMarked;
