package org.partnerledger.core.payout;

import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * A statement's part of a payout.
 *
 * @param payable above 0
 * @param resale whether the statement's bill has RESALE lines
 */
public record Portion(Period period, Amount payable, boolean resale) {}
