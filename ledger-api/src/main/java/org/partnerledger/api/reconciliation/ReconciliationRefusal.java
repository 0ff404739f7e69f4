package org.partnerledger.api.reconciliation;

import org.partnerledger.core.kernel.Refusal;

/** Every no to somebody who reconciles. */
sealed interface ReconciliationRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    record UnknownRun(String id) implements ReconciliationRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_RECONCILIATION";
        }

        @Override
        public String message() {
            return "there is no reconciliation '" + id + "'";
        }
    }

    record NotPublished(String period) implements ReconciliationRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "NOT_PUBLISHED";
        }

        @Override
        public String message() {
            return "lines have shares of an incentive when the statement of " + period + " is published";
        }
    }

    record NotDone(String id) implements ReconciliationRefusal {
        @Override
        public String code() {
            return "RECONCILIATION_NOT_DONE";
        }

        @Override
        public String message() {
            return "reconciliation '" + id + "' is still being worked out, or could not be";
        }
    }

    record UnknownItem(long item) implements ReconciliationRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_ITEM";
        }

        @Override
        public String message() {
            return "there is no item " + item;
        }
    }

    record NotOpen(long item, String state) implements ReconciliationRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "item " + item + " is " + state + ": only an open one can be settled";
        }
    }
}
