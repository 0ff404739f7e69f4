package org.partnerledger.core.recalculation;

import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;

/** Every no of this feature, in order of precedence. */
public sealed interface RecalculationRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    /** What is open is corrected by facts and rules, not by adjustments. */
    record OpenMonth(Period month, int place) implements RecalculationRefusal {
        @Override
        public String code() {
            return "PERIOD_OPEN";
        }

        @Override
        public String message() {
            return month + " is open: its statement follows whatever facts and rules there are";
        }

        @Override
        public String pointer() {
            return "/periods/" + place;
        }
    }

    record UnknownRecalculation(RecalculationId id) implements RecalculationRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "NOT_FOUND";
        }

        @Override
        public String message() {
            return "there is no recalculation " + id.value();
        }
    }

    record DecidedBefore(RecalculationId id, boolean approved, String by) implements RecalculationRefusal {
        @Override
        public String code() {
            return "OUT_OF_ORDER";
        }

        @Override
        public String message() {
            return "recalculation " + id.value() + " was " + (approved ? "approved" : "rejected") + " by " + by;
        }
    }

    /** Nobody approves what they asked for. */
    record SamePerson(RecalculationId id, String person) implements RecalculationRefusal {
        @Override
        public String code() {
            return "SECOND_PERSON_REQUIRED";
        }

        @Override
        public String message() {
            return person + " asked for recalculation " + id.value() + ": somebody else has to approve it";
        }
    }

    /** Where nobody is known, nobody is a second person. */
    record UnknownPerson(RecalculationId id) implements RecalculationRefusal {
        @Override
        public String code() {
            return "SECOND_PERSON_REQUIRED";
        }

        @Override
        public String message() {
            return "recalculation " + id.value() + " is approved by a second person: both have to be known by name";
        }
    }

    /** What it comes to is not worked out yet, or could not be. */
    record NotWorkedOut(RecalculationId id) implements RecalculationRefusal {
        @Override
        public String code() {
            return "DRY_RUN_NOT_DONE";
        }

        @Override
        public String message() {
            return "what recalculation " + id.value() + " comes to is not worked out: there is nothing to approve yet";
        }
    }

    /** The books have moved on since it was worked out. */
    record Stale(RecalculationId id, List<PartnerId> partners) implements RecalculationRefusal {
        @Override
        public String code() {
            return "DRY_RUN_STALE";
        }

        @Override
        public String message() {
            return "the books of " + partners + " have moved on since recalculation " + id.value()
                    + " was worked out: ask for it again";
        }
    }
}
