/**
 * What a line is decided with: partners, customers and combinations, kept from chunk to chunk under the intake's lock.
 *
 * <p>Reading order: {@link LedgerState}, {@link IntakeViews}.
 */
@NullMarked
package org.partnerledger.api.intake.state;

import org.jspecify.annotations.NullMarked;
