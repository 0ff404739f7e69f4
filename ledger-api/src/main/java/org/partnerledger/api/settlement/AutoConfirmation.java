package org.partnerledger.api.settlement;

import org.partnerledger.api.deadline.DueStep;
import org.partnerledger.core.settlement.SettlementCommand.AutoConfirmStatement;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.projections.deadline.Deadline;
import org.partnerledger.projections.deadline.DeadlineKind;

/** Silence until the deadline confirms a statement (domain.md, section 6). */
final class AutoConfirmation implements DueStep {

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.STATEMENT_CONFIRMATION;
    }

    @Override
    public Object command(Deadline deadline) {
        return new AutoConfirmStatement(StatementId.of(deadline.subject()));
    }
}
