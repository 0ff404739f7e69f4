/**
 * Spend lines and what was decided about them: the table everything about money is summed from.
 *
 * <p>Reading order: {@link LineReadModel}, {@link StoredLine}, {@link LineViews}, {@link LineGroups}.
 */
@NullMarked
package org.partnerledger.projections.line;

import org.jspecify.annotations.NullMarked;
