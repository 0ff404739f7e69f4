/**
 * The ledger's own time: the system's, or the one that a simulation sets. Nothing else in the ledger reads a clock.
 *
 * <p>Reading order: {@link LedgerClock}, {@link SimulationClock}, {@code ClockConfiguration}.
 */
@NullMarked
package org.partnerledger.api.clock;

import org.jspecify.annotations.NullMarked;
