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

    record NotProposed(long item, String state) implements ReconciliationRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "item " + item + " is " + state + ": there is no adjustment to decide about";
        }
    }

    /** Nobody approves what they proposed, and where nobody is known, nobody is a second person. */
    record SecondPerson(long item, String proposedBy) implements ReconciliationRefusal {
        @Override
        public String code() {
            return "SECOND_PERSON_REQUIRED";
        }

        @Override
        public String message() {
            return proposedBy.isEmpty()
                    ? "an adjustment is approved by a second person: both have to be known by name"
                    : proposedBy + " proposed the adjustment of item " + item + ": somebody else has to approve it";
        }
    }
}
