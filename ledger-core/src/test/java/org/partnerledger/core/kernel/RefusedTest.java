package org.partnerledger.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Refusal.Problem;

class RefusedTest {

    private record Closed() implements Refusal {
        @Override
        public Kind kind() {
            return Kind.WRONG_STATE;
        }

        @Override
        public String code() {
            return "PERIOD_CLOSED";
        }

        @Override
        public String message() {
            return "the month is closed";
        }
    }

    @Test
    void carriesItsRefusalAndNoStackTrace() {
        var refused = new Refused(new Closed());

        assertThat(refused.refusal()).isEqualTo(new Closed());
        assertThat(refused).hasMessage("the month is closed");
        assertThat(refused.getStackTrace()).isEmpty();
    }

    @Test
    void isOneProblemOfTheWholeUnlessItsRefusalSaysMore() {
        assertThat(new Closed().problems()).containsExactly(new Problem("", "PERIOD_CLOSED", "the month is closed"));
        assertThat(new Closed().awaits()).isNull();
    }
}
