package org.partnerledger.api.job;

/**
 * The job stops after the step in hand: the ledger is being shut down, a simulation is emptied, or another node has it.
 */
public final class JobInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobInterrupted() {
        super("the job has to stop", null, false, false);
    }
}
