package org.partnerledger.api.deadline;

import org.partnerledger.projections.deadline.Deadline;
import org.partnerledger.projections.deadline.DeadlineKind;

/** What a kind of deadline asks of the ledger when it fires: one bean for each kind. */
public interface DueStep {

    DeadlineKind kind();

    /** A command whose event ends the deadline. */
    Object command(Deadline deadline);
}
