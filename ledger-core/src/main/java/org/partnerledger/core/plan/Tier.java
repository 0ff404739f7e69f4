package org.partnerledger.core.plan;

import java.math.BigDecimal;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PlainDecimal;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A step of a plan's table.
 *
 * @param from the measure from which it counts, included
 * @param rate a share: 0.05 is 5 %
 */
public record Tier(
        Amount from,
        @JsonSerialize(using = PlainDecimal.class) BigDecimal rate) {

    public Tier {
        rate = rate.stripTrailingZeros(); // 0.05 and 0.050 are the same tier, and records compare with equals.
    }
}
