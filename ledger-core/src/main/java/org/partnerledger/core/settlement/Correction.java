package org.partnerledger.core.settlement;

import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * An adjustment row: what corrects a closed month without editing it (domain.md, section 6).
 *
 * @param reason UPPER_SNAKE_CASE
 * @param amount signed: what the partner gets more or, below 0, less
 * @param standsOn the first open statement when it was decided
 * @param lines ids of the lines behind it
 */
public record Correction(String reason, Amount amount, Period standsOn, List<String> lines) {

    /** The reason of an adjustment that a dispute led to, where nobody names another. */
    public static final String DISPUTE_UPHELD = "DISPUTE_UPHELD";

    public Correction {
        lines = List.copyOf(lines);
    }
}
