package org.partnerledger.core.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to a partner's standing. Names of persons are not events: they can be erased. */
public sealed interface PartnerEvent {

    PartnerId partnerId();

    /** @param distributorId makes it tier 2; null for tier 1 */
    @StoredName("partner-enrolled")
    record PartnerEnrolled(
            PartnerId partnerId,
            CurrencyCode currency,
            Instant memberFrom,
            @Nullable PartnerId distributorId) implements PartnerEvent {}

    /** @param memberTo excluded */
    @StoredName("partner-left")
    record PartnerLeft(PartnerId partnerId, Instant memberTo) implements PartnerEvent {}

    /** @param validTo excluded; null for good */
    @StoredName("partner-certified")
    record PartnerCertified(
            PartnerId partnerId,
            Instant validFrom,
            @Nullable Instant validTo) implements PartnerEvent {}
}
