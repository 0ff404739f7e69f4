/**
 * By which rules does the ledger decide, and by which did it decide then: parameters, catalogues, calendars and plans,
 * every version with the instant it was recorded.
 *
 * <p>Reading order: {@link RulesReadModel}, {@link RulesViews}, {@link PlanView}, {@link RulesPutView}.
 */
@NullMarked
package org.partnerledger.projections.rules;

import org.jspecify.annotations.NullMarked;
