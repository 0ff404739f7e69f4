package org.partnerledger.core.seal;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;

/** Every no of this feature, in order of precedence. */
public sealed interface SealRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    /** Months are sealed in order: the chain is their order. */
    record OutOfOrder(PartnerId partnerId, Period asked, Period sealed) implements SealRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "partner " + partnerId + " has " + sealed + " sealed: " + asked + " cannot follow it";
        }
    }

    /** Another close was sealed since this one was signed: sign it again, in its new place. */
    record ChainMoved(long asked, long last, @Nullable Hash lastHash) implements SealRefusal {
        @Override
        public String code() {
            return "CONCURRENT_CHANGE";
        }

        @Override
        public String message() {
            return "close " + asked + " does not follow close " + last;
        }
    }
}
