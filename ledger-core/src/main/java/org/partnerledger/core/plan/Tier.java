package org.partnerledger.core.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.partnerledger.core.kernel.Amount;

/**
 * A step of a plan's table.
 *
 * @param from the measure from which it counts, included
 * @param rate a share: 0.05 is 5 %
 */
public record Tier(
        Amount from,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate) {

    public Tier {
        rate = rate.stripTrailingZeros(); // 0.05 and 0.050 are the same tier, and records compare with equals.
    }
}
