package org.partnerledger.core.benefit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * What is asked for.
 *
 * @param on the day it is for: the month of an FH application, the day of an MDF activity
 * @param amount 0 or more, in the partner's currency and with no more decimals than that has
 * @param persons of an FH list; information only
 */
public record Claim(
        ClaimId claimId,
        LocalDate on,
        Amount amount,
        @Nullable Integer persons) {}
