package org.partnerledger.core.bundle;

import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;

/**
 * What somebody decided to correct of a closed month, by a dispute that was upheld or without one.
 *
 * @param period the month corrected
 */
public record SealedCorrection(Period period, String correctionId, String reason, Amount amount, Period standsOn) {

    public AdjustmentEntry entry() {
        return new AdjustmentEntry("correction/" + period + "/" + correctionId, reason, period, amount);
    }
}
