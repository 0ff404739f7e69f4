/**
 * Facts come in here, whatever brought them: read, checked, recognised as duplicates, decided and recorded chunk by
 * chunk.
 *
 * <p>Reading order: {@link Intake}, {@link IntakeReport}, {@link ChunkIntake}, {@code ChunkSuccession}; then
 * {@code intake.fact} for how an event is read, {@code intake.inbox} for what is known already, {@code intake.chunk}
 * for how a chunk becomes events and rows, {@code intake.quarantine} for what could not be taken.
 */
@NullMarked
package org.partnerledger.api.intake;

import org.jspecify.annotations.NullMarked;
