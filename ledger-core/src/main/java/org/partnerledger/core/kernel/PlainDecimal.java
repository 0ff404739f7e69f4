package org.partnerledger.core.kernel;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a rate or a rounded sum as a decimal string in plain digits: a JSON number is a double to half of those who
 * read it, and a small rate would be {@code 1E-7}.
 */
public final class PlainDecimal extends ValueSerializer<BigDecimal> {

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
        json.writeString(value.toPlainString());
    }
}
