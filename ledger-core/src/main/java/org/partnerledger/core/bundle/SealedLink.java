package org.partnerledger.core.bundle;

import java.time.Instant;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;

/**
 * That a customer belonged to the partner, or to one of its tier-2 partners, from an instant on. Its end is not part of
 * it: it may become known much later.
 */
public record SealedLink(
        CustomerId customerId, PartnerId partnerId, Association association, Segment segment, Instant from) {}
