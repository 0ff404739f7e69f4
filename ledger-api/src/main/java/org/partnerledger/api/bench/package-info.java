/**
 * Measures a ledger of its own from outside: how fast facts become bills, and how far that is from the limit of the
 * database. Reading order: {@link Bench}, {@link IntakePhases}, {@link ClosePhase}, {@link Figures}.
 */
@NullMarked
package org.partnerledger.api.bench;

import org.jspecify.annotations.NullMarked;
