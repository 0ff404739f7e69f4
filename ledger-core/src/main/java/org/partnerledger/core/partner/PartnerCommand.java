package org.partnerledger.core.partner;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;

/** What a partner's standing can be asked to become. Each answers with the event it led to. */
public sealed interface PartnerCommand {

    PartnerId partnerId();

    /** The stream of the partner: ids are given by others, and a partner and a customer may have the same. */
    @TargetAggregateIdentifier
    default String stream() {
        return Partner.stream(partnerId());
    }

    /** @param distributorCurrency currency of the distributor, which a tier 2 shares; null for tier 1 */
    record EnrolPartner(
            PartnerId partnerId,
            CurrencyCode currency,
            Instant memberFrom,
            @Nullable PartnerId distributorId,
            @Nullable CurrencyCode distributorCurrency)
            implements PartnerCommand {}

    record LeavePartner(PartnerId partnerId, Instant memberTo) implements PartnerCommand {}

    record CertifyPartner(
            PartnerId partnerId,
            Instant validFrom,
            @Nullable Instant validTo) implements PartnerCommand {}
}
