package org.partnerledger.core.calculation;

import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * A line's share that is held back until nothing of the line is unpaid.
 *
 * @param period the statement it was frozen on
 * @param amount of all plans of that statement together
 */
public record FrozenShare(long lineNo, Period period, Amount amount, FreezeReason reason) {}
