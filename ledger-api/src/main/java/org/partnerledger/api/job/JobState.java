package org.partnerledger.api.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as anyone may see it.
 *
 * @param total null where it is not known
 * @param argument what it was started with
 * @param result what came of it; of a failed one {@code {"code", "detail"}}; null while it runs
 * @param finishedAt null while it runs
 */
public record JobState(
        String jobId,
        String kind,
        State state,
        long done,
        @Nullable Long total,
        String message,
        JsonNode argument,
        @Nullable JsonNode result,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** RUNNING also while it waits for a thread, or for the ledger to start again. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    public boolean hasEnded() {
        return state != State.RUNNING;
    }
}
