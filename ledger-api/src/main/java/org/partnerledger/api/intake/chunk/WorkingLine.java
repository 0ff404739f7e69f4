package org.partnerledger.api.intake.chunk;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.projections.line.StoredLine;

/**
 * A line while a chunk is taken: a new one, or a stored one that may have to be decided again.
 *
 * @param before the decision that is stored; null for a new line
 */
record WorkingLine(
        long lineNo,
        String source,
        SpendLine line,
        @Nullable LineDecision before) {

    static WorkingLine of(StoredLine stored) {
        return new WorkingLine(stored.lineNo(), stored.source(), stored.line(), stored.decision());
    }

    boolean isRefund() {
        return line.lineType().isRefund();
    }
}
