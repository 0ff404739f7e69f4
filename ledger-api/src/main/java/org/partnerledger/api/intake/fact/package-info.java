/**
 * An event from its envelope to the fact in it, or to the first thing that is wrong with it. Nothing here knows what
 * the ledger holds.
 *
 * <p>Reading order: {@link Envelope}, {@link EventParser}, {@link DataReader}, {@code SpendLineReader}, {@link Fact},
 * {@link FactType}, {@link Defect}.
 */
@NullMarked
package org.partnerledger.api.intake.fact;

import org.jspecify.annotations.NullMarked;
