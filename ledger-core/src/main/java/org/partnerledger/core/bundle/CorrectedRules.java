package org.partnerledger.core.bundle;

import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.Period;

/**
 * Rules that a recalculation put in place of those that closes had fixed.
 *
 * @param rules without plans: those of the month are corrected already
 * @param standsOn first month that was open then, for which they do not hold
 */
public record CorrectedRules(RuleSet rules, Period standsOn) {}
