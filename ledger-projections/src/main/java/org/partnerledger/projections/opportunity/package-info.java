/**
 * Opportunities: where they stand, and which orders they were won with.
 *
 * <p>Reading order: {@link OpportunityView}, {@link OpportunityReadModel}, {@link OpportunityViews}.
 */
@NullMarked
package org.partnerledger.projections.opportunity;

import org.jspecify.annotations.NullMarked;
