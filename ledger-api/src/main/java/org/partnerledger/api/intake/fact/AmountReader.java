package org.partnerledger.api.intake.fact;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.partnerledger.core.kernel.Amount;
import tools.jackson.databind.JsonNode;

/** Reads an amount exactly, never through a double (contract.md, head and section 6). */
final class AmountReader {

    private static final Pattern SHAPE = Pattern.compile("-?\\d+(\\.\\d+)?");

    private AmountReader() {}

    /**
     * @param pointer for the complaint
     * @param node a string or a number
     * @throws Defect SCHEMA where it is neither, or beyond 15 integer digits or 12 decimals
     */
    static Amount read(String pointer, JsonNode node) {
        BigDecimal value;
        if (node.isNumber()) {
            value = node.decimalValue();
        } else if (node.isString()) {
            value = decimal(pointer, node.asString());
        } else {
            throw Defect.schema(pointer, "an amount is expected here, as a string or number");
        }
        if (value.precision() - (long) value.scale() > 1_000 || value.scale() > 1_000) {
            throw outOfBounds(pointer); // Before stripping zeros, which would write them all out.
        }
        var amount = new Amount(value);
        if (!amount.isWithinBounds()) {
            throw outOfBounds(pointer);
        }
        return amount;
    }

    private static Defect outOfBounds(String pointer) {
        return Defect.schema(
                pointer,
                "an amount has at most " + Amount.MAX_INTEGER_DIGITS + " integer digits and " + Amount.MAX_DECIMALS
                        + " decimals");
    }

    private static BigDecimal decimal(String pointer, String text) {
        if (text.length() <= 64 && SHAPE.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        throw Defect.schema(pointer, "an amount is written like -12.50");
    }
}
