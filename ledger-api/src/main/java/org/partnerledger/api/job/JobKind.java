package org.partnerledger.api.job;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One sort of long work; every Spring bean of this type can be started by its name.
 *
 * <p>It must be repeatable: after a crash it is run again with the same argument and the last memo it left, and then
 * does what is still to be done, nothing twice.
 */
public interface JobKind {

    /** Stored for good with every job, such as {@code "import"}. */
    String name();

    /** Whether this node has what the job needs; where it does not, the job waits for the node that has. */
    default boolean canRun(JsonNode argument) {
        return true;
    }

    /**
     * Does the work, telling {@code run} after every step. What it throws ends the job as FAILED with its message; a
     * {@link org.partnerledger.core.kernel.Refused} also gives its code.
     *
     * @return what came of it, shown as {@code result}; null where there is nothing to say
     */
    @Nullable
    JsonNode run(JobRun run) throws Exception;
}
