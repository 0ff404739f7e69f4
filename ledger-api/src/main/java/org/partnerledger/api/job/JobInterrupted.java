package org.partnerledger.api.job;

/** The ledger is being shut down: the job stops after the step in hand and goes on at the next start. */
public final class JobInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobInterrupted() {
        super("the ledger is being shut down", null, false, false);
    }
}
