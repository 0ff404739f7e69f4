package org.partnerledger.core.bundle;

import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;

/**
 * A line with what was decided about it, as its close found it.
 *
 * @param line without what is information only: usage, resource, official amounts, product name
 */
public record SealedLine(long lineNo, String source, String eventId, SpendLine line, LineDecision decision) {

    /** The group it is summed in. */
    public GroupKey group() {
        return GroupKey.of(decision);
    }
}
