package org.partnerledger.core.payout;

import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.payout.PayoutState.Step;

/** Every no of this feature, in order of precedence. */
public sealed interface PayoutRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    @Override
    default String code() {
        return "OUT_OF_ORDER";
    }

    record UnknownPayout(PayoutId payoutId) implements PayoutRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_REFERENCE";
        }

        @Override
        public String message() {
            return "there is no payout " + payoutId.value();
        }
    }

    /** Another payout has this id. */
    record IdTaken(PayoutId payoutId) implements PayoutRefusal {
        @Override
        public String code() {
            return "CONFLICT";
        }

        @Override
        public String message() {
            return "there is another payout " + payoutId.value() + " already";
        }

        @Override
        public String pointer() {
            return "/payoutId";
        }
    }

    /** Nothing is confirmed, or nothing of it is payable. */
    record NothingToPay(PayoutId payoutId) implements PayoutRefusal {
        @Override
        public String code() {
            return "NOTHING_TO_PAY";
        }

        @Override
        public String message() {
            return "payout " + payoutId.value() + " covers no confirmed statement with anything payable";
        }

        @Override
        public String pointer() {
            return "/periods";
        }
    }

    record StepNotAllowed(PayoutId payoutId, Step asked, PayoutState state) implements PayoutRefusal {
        @Override
        public String message() {
            return "payout " + payoutId.value() + " is " + state + ", where " + asked + " is not possible; possible is "
                    + state.allowed();
        }
    }

    record ModeIsFinal(PayoutId payoutId, PayoutMode mode) implements PayoutRefusal {
        @Override
        public String message() {
            return "payout " + payoutId.value() + " goes by " + mode + ", which is final; possible is APPLY";
        }

        @Override
        public String pointer() {
            return "/mode";
        }
    }

    record ModeNotAllowed(PayoutId payoutId, PayoutMode mode, List<PayoutMode> allowed) implements PayoutRefusal {

        public ModeNotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "MODE_NOT_ALLOWED";
        }

        @Override
        public String message() {
            return "resale statements since 2023-10 are not paid by " + mode + "; allowed is " + allowed;
        }

        @Override
        public String pointer() {
            return "/mode";
        }
    }

    record ModeMissing(PayoutId payoutId, List<PayoutMode> allowed) implements PayoutRefusal {

        public ModeMissing {
            allowed = List.copyOf(allowed);
        }

        @Override
        public String message() {
            return "payout " + payoutId.value() + " needs a mode before it is applied for; allowed is " + allowed;
        }
    }

    /** The invoices do not say what is settled. */
    record InvoicesDiffer(PayoutId payoutId, Amount invoiced, Amount settlement) implements PayoutRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "AMOUNT_MISMATCH";
        }

        @Override
        public String message() {
            return "payout " + payoutId.value() + " settles " + settlement + ", the invoices sum to " + invoiced;
        }

        @Override
        public String pointer() {
            return "/invoices";
        }
    }
}
