/**
 * Benefits: who is qualified, and where claims stand.
 *
 * <p>Reading order: {@link ClaimView}, {@link BenefitReadModel}, {@link BenefitViews}.
 */
@NullMarked
package org.partnerledger.projections.benefit;

import org.jspecify.annotations.NullMarked;
