/**
 * What finance asks across partners and months: sums of what other read models keep, worked out by the database.
 *
 * <p>Reading order: {@link Scope}, {@link SpendReadModel}, {@link SpendViews}, {@link CarryOverViews},
 * {@link ExclusionViews}, {@link FrozenViews}, {@link LiabilityViews}, {@link TakenBackViews}, {@link DeductionViews},
 * {@link RuleChangeViews}, {@link FactViews}.
 */
@NullMarked
package org.partnerledger.projections.finance;

import org.jspecify.annotations.NullMarked;
