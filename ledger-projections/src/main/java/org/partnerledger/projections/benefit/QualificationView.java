package org.partnerledger.projections.benefit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.BenefitKind;
import org.partnerledger.core.kernel.Amount;

/**
 * A qualification as it was recorded; of several that hold on a day the one with the highest number counts.
 *
 * @param no from 0, in order of recording
 * @param to excluded; null while it has no end
 * @param quota what can be claimed of the kind; null for no limit
 * @param claimed what all claims of the kind ask for that are not rejected, at the amount claimed
 */
public record QualificationView(
        String partnerId,
        BenefitKind kind,
        int no,
        Instant from,
        @Nullable Instant to,
        @Nullable Amount quota,
        Amount claimed) {}
