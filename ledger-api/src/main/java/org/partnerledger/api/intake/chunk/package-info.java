/**
 * A chunk of events in one transaction: taken in their order, its lines decided, and all of it written as two events
 * and their rows.
 *
 * <p>Reading order: {@link ChunkState}, {@link ChunkRun}, {@code LineTaker}, {@code LineDecisions},
 * {@link ChunkWriter}, {@link DecidedChunk}.
 */
@NullMarked
package org.partnerledger.api.intake.chunk;

import org.jspecify.annotations.NullMarked;
