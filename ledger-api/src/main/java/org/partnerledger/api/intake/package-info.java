/**
 * Facts come in here, whatever brought them: read, checked, recognised as duplicates, decided and recorded chunk by
 * chunk.
 *
 * <p>Reading order: {@link Envelope}, {@link Intake}, {@link IntakeReport}.
 */
@NullMarked
package org.partnerledger.api.intake;

import org.jspecify.annotations.NullMarked;
