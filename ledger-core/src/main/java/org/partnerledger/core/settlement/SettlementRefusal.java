package org.partnerledger.core.settlement;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.statement.StatementState;

/** Every no of this feature, in order of precedence. */
public sealed interface SettlementRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    @Override
    default String code() {
        return "OUT_OF_ORDER";
    }

    /** The month is open, or nobody knows it. */
    record NotPublished(StatementId statementId) implements SettlementRefusal {
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
            return "partner " + statementId.partnerId() + " has no published statement of " + statementId.period();
        }
    }

    record StepNotAllowed(StatementId statementId, StatementStep asked, StatementState state)
            implements SettlementRefusal {
        @Override
        public String message() {
            return "the statement of " + statementId.period() + " is " + state + ", where " + asked
                    + " is not possible; possible is " + StatementStep.allowedIn(state);
        }
    }

    /** @param open ids of those that can be decided */
    record UnknownDispute(StatementId statementId, String disputeId, List<String> open) implements SettlementRefusal {

        public UnknownDispute {
            open = List.copyOf(open);
        }

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
            return "the statement of " + statementId.period() + " has no open dispute " + disputeId + "; open are "
                    + open;
        }
    }

    /** Another dispute or correction has this id. */
    record IdTaken(StatementId statementId, String id) implements SettlementRefusal {
        @Override
        public String code() {
            return "CONFLICT";
        }

        @Override
        public String message() {
            return "the statement of " + statementId.period() + " has another " + id + " already";
        }
    }

    record InAnotherPayout(StatementId statementId, String payoutId) implements SettlementRefusal {
        @Override
        public String message() {
            return "the statement of " + statementId.period() + " is paid by payout " + payoutId;
        }
    }

    record PaidBefore(StatementId statementId, Instant paidAt) implements SettlementRefusal {
        @Override
        public String message() {
            return "the bill of " + statementId.period() + " was paid at " + paidAt + " already";
        }

        @Override
        public String pointer() {
            return "/data/paidAt";
        }
    }
}
