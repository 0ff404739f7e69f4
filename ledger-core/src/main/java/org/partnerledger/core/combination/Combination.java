package org.partnerledger.core.combination;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;

/**
 * Everything about a line that a catalogue or a plan can ask for. A month has some thousands of these for a million
 * lines, so rules are applied to combinations and never to lines.
 *
 * @param tags only those that some plan names, by name
 */
public record Combination(
        Association association,
        Segment segment,
        String serviceType,
        @Nullable String resourceType,
        @Nullable String productId,
        @Nullable String region,
        Provider provider,
        ChargingMode chargingMode,
        LineType lineType,
        Map<String, String> tags) {

    public Combination {
        tags = Ids.inOrder(tags);
    }

    /** By hand, because every line looks its combination up: what differs most is compared first. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Combination that
                && Objects.equals(productId, that.productId)
                && Objects.equals(resourceType, that.resourceType)
                && serviceType.equals(that.serviceType)
                && Objects.equals(region, that.region)
                && association == that.association
                && segment == that.segment
                && provider == that.provider
                && chargingMode == that.chargingMode
                && lineType == that.lineType
                && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
        int hash = serviceType.hashCode();
        hash = 31 * hash + Objects.hashCode(productId);
        hash = 31 * hash + Objects.hashCode(resourceType);
        hash = 31 * hash + Objects.hashCode(region);
        hash = 31 * hash + association.hashCode();
        hash = 31 * hash + segment.hashCode();
        hash = 31 * hash + provider.hashCode();
        hash = 31 * hash + chargingMode.hashCode();
        hash = 31 * hash + lineType.hashCode();
        return 31 * hash + tags.hashCode();
    }
}
