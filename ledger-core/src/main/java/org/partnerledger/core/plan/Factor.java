package org.partnerledger.core.plan;

import java.math.BigDecimal;
import org.partnerledger.core.combination.Condition;
import org.partnerledger.core.kernel.PlainDecimal;
import tools.jackson.databind.annotation.JsonSerialize;

/** Weighs the performance of the lines that {@code when} holds for: 0.5 counts them half in the base of the plan. */
public record Factor(
        Condition when,
        @JsonSerialize(using = PlainDecimal.class) BigDecimal factor) {

    public Factor {
        factor = factor.stripTrailingZeros();
    }
}
