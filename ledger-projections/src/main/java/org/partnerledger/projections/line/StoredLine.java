package org.partnerledger.projections.line;

import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.performance.LineDecision;

/**
 * A line as the table has it, enough to decide it again. What is kept as information only (usage, resource, official
 * amounts, product name) stands in its event.
 */
public record StoredLine(long lineNo, String source, String eventId, SpendLine line, LineDecision decision) {}
