package org.partnerledger.api.intake.chunk;

import java.util.List;
import java.util.Map;
import org.partnerledger.api.intake.inbox.FactKey;
import org.partnerledger.api.intake.inbox.Inbox.KnownKey;

/**
 * What a chunk brings that is decided but not stored yet: what the next one has to know beside the tables.
 *
 * @param turn the one in which it is stored
 * @param lines its new ones, with what was decided about them
 * @param keys of its events
 * @param firstLineNo the number that its first line has, or would have
 * @param nextLineNo the number after its last line
 */
public record Foregoing(
        long turn, List<WorkingLine> lines, Map<FactKey, KnownKey> keys, long firstLineNo, long nextLineNo) {}
