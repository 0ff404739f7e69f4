/**
 * What will happen by itself, and when, unless something happens before.
 *
 * <p>Reading order: {@link Deadline}, {@link DeadlineKind}, {@link DeadlineReadModel}, {@link DeadlineViews}.
 */
@NullMarked
package org.partnerledger.projections.deadline;

import org.jspecify.annotations.NullMarked;
