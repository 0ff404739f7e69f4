package org.partnerledger.core.settlement;

import java.util.List;

/**
 * What a partner objects to.
 *
 * @param disputeId unique within the statement
 * @param lines ids of the lines it is about
 * @param rows codes of the explanation's rows it is about, such as {@code RATE_EFFECT}
 * @param attachments by reference: whatever names them where they are kept
 */
public record Dispute(String disputeId, List<String> lines, List<String> rows, String text, List<String> attachments) {

    public Dispute {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
        attachments = List.copyOf(attachments);
        if (lines.isEmpty() && rows.isEmpty()) {
            throw new IllegalArgumentException("a dispute is about lines or rows, and names none");
        }
    }
}
