package org.partnerledger.api.comparison;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.PartnerId;
import tools.jackson.databind.JsonNode;

/**
 * A comparison that was asked for.
 *
 * @param number order of asking, for paging
 * @param request as it was asked
 * @param partners null = all
 * @param jobId that works it out; null before it is started
 * @param finishedAt null while it is worked out
 */
public record ComparisonRun(
        long number,
        String runId,
        Kind kind,
        JsonNode request,
        RuleSet rules,
        @Nullable List<PartnerId> partners,
        String askedBy,
        Instant askedAt,
        @Nullable String jobId,
        @Nullable Instant finishedAt) {

    public enum Kind {
        /** Nothing follows from it. */
        WHAT_IF,
        /** Two people may turn it into adjustments. */
        RECALCULATION
    }

    /** Why it was asked for; "" where nobody said. */
    public String reason() {
        return request.path("reason").asString("");
    }

    boolean isFinished() {
        return finishedAt != null;
    }
}
