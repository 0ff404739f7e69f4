package org.partnerledger.api.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedBuffersTest {

    @ParameterizedTest(name = "{0} MB of memory: {1} MB")
    @CsvSource({
        "512, 256",
        "2048, 256",
        "2055, 256",
        "2056, 257",
        "8192, 1024",
        "16376, 2047",
        "16384, 2048",
        "65536, 2048"
    })
    void areAnEighthOfTheMemoryWithinBounds(long memory, long buffers) {
        assertThat(SharedBuffers.megabytes(memory * 1024 * 1024)).isEqualTo(buffers);
    }

    @Test
    void areSaidInTheFormOfPostgresql() {
        assertThat(SharedBuffers.setting()).matches("[1-9][0-9]{2,3}MB");
    }
}
