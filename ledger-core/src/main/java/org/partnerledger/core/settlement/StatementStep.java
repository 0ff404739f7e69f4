package org.partnerledger.core.settlement;

import static org.partnerledger.core.statement.StatementState.AUTO_CONFIRMED;
import static org.partnerledger.core.statement.StatementState.CONFIRMED;
import static org.partnerledger.core.statement.StatementState.DISPUTED;
import static org.partnerledger.core.statement.StatementState.ISSUED;
import static org.partnerledger.core.statement.StatementState.ISSUING;
import static org.partnerledger.core.statement.StatementState.PENDING_CONFIRMATION;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerledger.core.statement.StatementState;

/** What can be done with a published statement, and in which states (domain.md, section 6). */
public enum StatementStep {
    /** The partner agrees with the whole statement. */
    CONFIRM,
    /** Nobody objected before the deadline. */
    AUTO_CONFIRM,
    DISPUTE,
    UPHOLD_DISPUTE,
    REJECT_DISPUTE,
    /** Its money is on its way. */
    ISSUE,
    /** Its money has arrived. */
    COMPLETE,
    /** Its money did not arrive: it can be asked for again. */
    RETURN,
    /** A deliberate correction: an adjustment on the first open statement. This statement stays as it is. */
    CORRECT;

    /** Whether somebody asks for it; the other step the ledger takes by itself. */
    public boolean isAsked() {
        return this != AUTO_CONFIRM;
    }

    public boolean isAllowedIn(StatementState state) {
        return from().contains(state);
    }

    /** What can be asked in a state, in the order of this list. */
    public static List<StatementStep> allowedIn(StatementState state) {
        return Stream.of(values())
                .filter(step -> step.isAsked() && step.isAllowedIn(state))
                .toList();
    }

    private Set<StatementState> from() {
        return switch (this) {
            case CONFIRM, AUTO_CONFIRM -> Set.of(PENDING_CONFIRMATION);
            case DISPUTE -> Set.of(PENDING_CONFIRMATION, DISPUTED);
            case UPHOLD_DISPUTE, REJECT_DISPUTE -> Set.of(DISPUTED);
            case ISSUE -> Set.of(CONFIRMED, AUTO_CONFIRMED);
            case COMPLETE, RETURN -> Set.of(ISSUING);
            case CORRECT -> Set.of(PENDING_CONFIRMATION, CONFIRMED, AUTO_CONFIRMED, DISPUTED, ISSUING, ISSUED);
        };
    }
}
