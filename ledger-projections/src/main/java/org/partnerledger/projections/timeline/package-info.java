/**
 * Everything that happened to one partner, in order, with who or what caused it.
 *
 * <p>Reading order: {@link TimelineEntry}, {@link TimelineReadModel}, {@link TimelineViews}.
 */
@NullMarked
package org.partnerledger.projections.timeline;

import org.jspecify.annotations.NullMarked;
