package org.partnerledger.core.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.opportunity.OpportunityState.Step;

/** Every no of this feature, in order of precedence. */
public sealed interface OpportunityRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    @Override
    default String code() {
        return "OUT_OF_ORDER";
    }

    /** Nobody shared it yet. */
    record UnknownOpportunity(OpportunityId opportunityId) implements OpportunityRefusal {
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
            return "nobody has shared an opportunity " + opportunityId.value();
        }

        @Override
        public String pointer() {
            return "/data/opportunityId";
        }

        @Override
        public String awaits() {
            return opportunityId.toString();
        }
    }

    record SharedBefore(OpportunityId opportunityId, OpportunityState state, Direction direction)
            implements OpportunityRefusal {
        @Override
        public String message() {
            return "opportunity " + opportunityId.value() + " (" + direction + ") was shared already and is " + state
                    + "; possible is " + state.allowed(direction);
        }
    }

    record StepNotAllowed(OpportunityId opportunityId, Step asked, OpportunityState state, Direction direction)
            implements OpportunityRefusal {
        @Override
        public String message() {
            return "opportunity " + opportunityId.value() + " (" + direction + ") is " + state + ", where " + asked
                    + " is not possible; possible is " + state.allowed(direction);
        }
    }

    /** An answer that came after the limit is none: the opportunity is rejected by itself. */
    record AnsweredTooLate(OpportunityId opportunityId, LocalDate sharedOn, int workdays, LocalDate answeredOn)
            implements OpportunityRefusal {
        @Override
        public String message() {
            return "opportunity " + opportunityId.value() + " was shared on " + sharedOn
                    + " and had to be answered within " + workdays + " workdays, not on " + answeredOn;
        }

        @Override
        public String pointer() {
            return "/data/at";
        }
    }

    /** Among duplicates the earliest that is verified wins. */
    record VerifiedEarlier(OpportunityId opportunityId, OpportunityId winner, Instant verifiedAt)
            implements OpportunityRefusal {
        @Override
        public String message() {
            return "opportunity " + opportunityId.value() + " is a duplicate of " + winner.value()
                    + ", which was verified at " + verifiedAt + "; only an earlier verification is possible";
        }

        @Override
        public String pointer() {
            return "/data/at";
        }
    }
}
