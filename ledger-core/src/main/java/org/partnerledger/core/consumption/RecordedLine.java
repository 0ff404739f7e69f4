package org.partnerledger.core.consumption;

/**
 * A line with the fact that brought it.
 *
 * @param source of the event, and with the line's id its identity
 * @param eventId of the event; an order event brings several lines
 * @param origin which kind of event it was
 */
public record RecordedLine(String source, String eventId, Origin origin, SpendLine line) {

    /** The kinds of facts that bring lines. */
    public enum Origin {
        SPEND,
        ORDER,
        ORDER_REFUND
    }
}
