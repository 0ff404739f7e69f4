package org.partnerledger.api.job;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job at work, as its kind sees it. Used by one thread at a time. */
public interface JobRun {

    String jobId();

    /** What it was started with. */
    JsonNode argument();

    /** What it noted last before the ledger was stopped; null in a first run. */
    @Nullable
    JsonNode memo();

    /**
     * A step is finished. Call it where it is safe to stop: when the ledger is being shut down this does not come back,
     * and the job goes on from here at the next start.
     *
     * @param done units that are finished, in whatever the kind counts
     * @param total units in all; null where nobody knows yet
     * @param message what it is doing, for a person
     * @param memo what a later run needs to know; stored now and then, so that a crash may lose the latest
     * @throws JobInterrupted when the ledger is being shut down; not to be caught
     */
    void stepDone(long done, @Nullable Long total, String message, @Nullable JsonNode memo);

    /** {@link #stepDone(long, Long, String, JsonNode)} without anything to remember. */
    default void stepDone(long done, @Nullable Long total, String message) {
        stepDone(done, total, message, null);
    }
}
