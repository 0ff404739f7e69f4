/**
 * The lines of a partner's open months, kept in memory between two estimates, so that the next one reads only what came
 * since.
 *
 * <p>Reading order: {@link KeptLines}, {@code Marks}, {@code KeptRow}, {@link OpenLines}, {@code KeptUnpaid}.
 */
@NullMarked
package org.partnerledger.projections.kept;

import org.jspecify.annotations.NullMarked;
