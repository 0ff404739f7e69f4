package org.partnerledger.core.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.Paid;
import org.partnerledger.core.kernel.Amount;
import tools.jackson.core.JacksonException;

class CanonicalJsonTest {

    @Test
    void writesMeansOfPaymentInTheOrderOfTheBill() {
        Map<Means, Amount> paid = new EnumMap<>(Means.class);
        for (Means means : Means.values()) {
            paid.put(means, Amount.of("1.50"));
        }
        assertThat(new String(CanonicalJson.bytes(new Paid(paid)), UTF_8)).isEqualTo("""
                {"cash":"1.50","credit":"1.50","storedValueCard":"1.50","cashCoupon":"1.50","coupon":"1.50",\
                "bonus":"1.50","debt":"1.50","writeOff":"1.50"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59Z",
        "2026-07-10T02:00:00Z",
        "2026-07-10T02:00:00.500Z",
        "2026-07-10T02:00:00.000001Z",
        "2026-07-10T02:00:00.000000001Z",
        "2100-12-31T16:00:00Z",
        "9999-12-31T23:59:59Z"
    })
    void writesAnInstantAsItsOwnTextAndReadsItAgain(Instant instant) {
        assertThat(new String(CanonicalJson.bytes(instant), UTF_8)).isEqualTo("\"" + instant + "\"");
        assertThat(CanonicalJson.read(CanonicalJson.bytes(instant), Instant.class))
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-07-10\"", "\"2026-07-10T02:00:00\"", "\"\"", "1783648800", "true", "{}"})
    void readsNothingAsAnInstantThatIsNone(String json) {
        assertThatThrownBy(() -> CanonicalJson.read(json.getBytes(UTF_8), Instant.class))
                .isInstanceOf(JacksonException.class);
    }
}
