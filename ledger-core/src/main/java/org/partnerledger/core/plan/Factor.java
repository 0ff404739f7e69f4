package org.partnerledger.core.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/** Weighs the performance of the lines that {@code when} holds for: 0.5 counts them half in the base of the plan. */
public record Factor(
        Condition when,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal factor) {

    public Factor {
        factor = factor.stripTrailingZeros();
    }
}
