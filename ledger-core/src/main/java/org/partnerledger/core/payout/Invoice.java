package org.partnerledger.core.payout;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * An invoice of the partner.
 *
 * @param reference of the document where it is kept; null where only the number is known
 */
public record Invoice(
        String number,
        Amount amount,
        LocalDate issuedOn,
        @Nullable String reference) {}
