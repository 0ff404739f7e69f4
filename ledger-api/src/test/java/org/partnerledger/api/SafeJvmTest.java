package org.partnerledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeJvmTest {

    @ParameterizedTest(name = "{0} with compact object headers {1}: accepted {2}")
    @CsvSource(textBlock = """
            25.0.2,        false, false
            25.0.2.1,      false, false
            25.0.3,        false, true
            25.0.3+9-LTS,  false, true
            25.0.4,        false, true
            26,            false, true
            25.0.3,        true,  false
            26,            true,  false
            """)
    void acceptsWhatKeepsDataWhole(Runtime.Version version, boolean compactObjectHeaders, boolean accepted) {
        assertThat(SafeJvm.objection(version, compactObjectHeaders).isEmpty()).isEqualTo(accepted);
    }
}
