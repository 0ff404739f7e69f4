/**
 * Of what there is anything of a partner, so that nothing has to be asked for where there is nothing.
 *
 * <p>Reading order: {@link TraceViews}.
 */
@NullMarked
package org.partnerledger.projections.traces;

import org.jspecify.annotations.NullMarked;
