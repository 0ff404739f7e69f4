package org.partnerledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void isOneLine() {
        assertThat(StartFailure.sentence("Port 8080 is taken.\n\n", "Stop what\n   listens there."))
                .isEqualTo("Port 8080 is taken. Stop what listens there.");
        assertThat(StartFailure.sentence("It is no folder.", null)).isEqualTo("It is no folder.");
    }
}
