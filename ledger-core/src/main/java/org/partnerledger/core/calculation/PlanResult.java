package org.partnerledger.core.calculation;

import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;

/**
 * What a plan paid for a month or quarter: later refunds are clawed back with it.
 *
 * @param earnedIn the month, of a quarter its last month
 * @param incentive after the cap
 * @param base Σ performance × factor it was paid on
 */
public record PlanResult(PlanId planId, int version, Period earnedIn, Money incentive, Amount base) {}
