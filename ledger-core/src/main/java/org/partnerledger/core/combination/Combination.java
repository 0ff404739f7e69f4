package org.partnerledger.core.combination;

import java.util.Map;
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
}
