package org.partnerledger.api.programme;

import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.kernel.Refused;

/** Every no that the facts of this package share, in order of precedence (contract.md, section 6). */
sealed interface FactRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.AGAINST_TERMS;
    }

    /** An amount that cannot be paid: it has more decimals than its currency. */
    record TooFine(Amount amount, CurrencyCode currency, String pointer) implements FactRefusal {
        @Override
        public String code() {
            return "SCHEMA";
        }

        @Override
        public String message() {
            return amount + " has more decimals than " + currency;
        }
    }

    record Negative(Amount amount, String pointer) implements FactRefusal {
        @Override
        public String code() {
            return "SIGN";
        }

        @Override
        public String message() {
            return "an amount of 0 or more is expected here, not " + amount;
        }
    }

    record OtherCurrency(CurrencyCode currency, PartnerId partnerId, CurrencyCode expected, String pointer)
            implements FactRefusal {
        @Override
        public String code() {
            return "CURRENCY_MISMATCH";
        }

        @Override
        public String message() {
            return "partner " + partnerId + " settles in " + expected + ", not in " + currency;
        }
    }

    record UnknownOrder(String orderId, String pointer) implements FactRefusal {
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
            return "order " + orderId + " is not known";
        }

        @Override
        public String awaits() {
            return "trade:" + orderId;
        }
    }

    /** @throws Refused SIGN below 0 */
    static void requireNotNegative(Amount amount, String pointer) {
        if (amount.signum() < 0) {
            throw new Refused(new Negative(amount, pointer));
        }
    }

    /** @throws Refused SCHEMA for more decimals than the currency has */
    static void requirePayable(Amount amount, CurrencyCode currency, String pointer) {
        if (amount.value().scale() > currency.decimals()) {
            throw new Refused(new TooFine(amount, currency, pointer));
        }
    }
}
