package org.partnerledger.api.seal;

import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;

/** Every no to somebody who asks for a seal, in order of precedence. */
sealed interface SealedMonthRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    /** The month is open, or nobody knows it. */
    record NotSealed(PartnerId partnerId, Period period) implements SealedMonthRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "NOT_SEALED";
        }

        @Override
        public String message() {
            return "partner " + partnerId + " has no sealed month " + period;
        }
    }

    /** The partner's month is closed, and others of the same close are not yet. */
    record CloseNotSealed(PartnerId partnerId, Period period) implements SealedMonthRefusal {
        @Override
        public String code() {
            return "CLOSE_NOT_SEALED";
        }

        @Override
        public String message() {
            return "the close of " + period
                    + " is not finished: its seal comes last. An interrupted close goes on when "
                    + "it is asked for again";
        }
    }

    /** Tables and seal say different things: an alarm, not a state. */
    record SealBroken(PartnerId partnerId, Period period, String file) implements SealedMonthRefusal {
        @Override
        public String code() {
            return "SEAL_BROKEN";
        }

        @Override
        public String message() {
            return file + " of " + partnerId + ", " + period + " is not what was sealed. Build the read models again: "
                    + "if that does not help, events were changed";
        }
    }
}
