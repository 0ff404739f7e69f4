package org.partnerledger.core.seal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * A partner's month, sealed. Names no other partner, so that it can be shown to this one.
 *
 * @param number of the partner's seals, from 1
 * @param root over the files of the month
 * @param previous hash of the partner's seal before; null for the first
 */
public record PeriodSeal(
        PartnerId partnerId,
        Period period,
        long number,
        Hash root,
        @Nullable Hash previous,
        Instant sealedAt) {

    /** The leaf of the close's tree, and what the partner's next seal names as previous. */
    public Hash hash() {
        return Hash.period(CanonicalJson.bytes(this));
    }
}
