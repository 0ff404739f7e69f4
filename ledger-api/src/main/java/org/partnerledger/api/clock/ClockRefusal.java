package org.partnerledger.api.clock;

import java.time.Instant;
import org.partnerledger.core.kernel.Refusal;

/** Every no of the clock. */
public sealed interface ClockRefusal extends Refusal {

    /** Time that has passed cannot pass again: deadlines up to it have fired. */
    record Backwards(Instant now, Instant asked) implements ClockRefusal {

        @Override
        public Kind kind() {
            return Kind.WRONG_STATE;
        }

        @Override
        public String code() {
            return "CLOCK_BACKWARDS";
        }

        @Override
        public String message() {
            return "the clock shows " + now + " and is set forward only, not to " + asked;
        }

        @Override
        public String pointer() {
            return "/now";
        }
    }
}
