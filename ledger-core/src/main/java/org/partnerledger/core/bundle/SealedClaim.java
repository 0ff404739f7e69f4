package org.partnerledger.core.bundle;

import java.time.LocalDate;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement.BenefitEntry;

/**
 * An approved claim that stands on the statement.
 *
 * @param approved at most {@code claimed}
 */
public record SealedClaim(
        String claimId, String kind, Amount claimed, Amount approved, LocalDate approvedOn, Period standsOn) {

    public BenefitEntry entry() {
        return new BenefitEntry(claimId, kind, approved);
    }
}
