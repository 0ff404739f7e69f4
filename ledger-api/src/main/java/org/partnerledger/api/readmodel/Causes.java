package org.partnerledger.api.readmodel;

import java.util.Map;

/**
 * Who or what led to an event. Commands carry it beside them, and Axon hands it on to the events they lead to, whatever
 * aggregate decides.
 */
public final class Causes {

    /** With {@link #ID} the key of the fact that was taken. */
    public static final String SOURCE = "source";

    public static final String ID = "id";

    /** With {@link #ID} who sent the fact; else whatever led to it: a deadline, a user. */
    public static final String BY = "by";

    private Causes() {}

    /**
     * For people: {@code "fact e-1 of feed/cloud, sent by key 0a1b (cloud)"}, {@code "deadline …"}; "" where nothing
     * was kept.
     */
    public static String of(Map<String, ?> metaData) {
        Object id = metaData.get(ID);
        if (id != null) {
            String fact = "fact " + id + " of " + metaData.get(SOURCE);
            return metaData.get(BY) == null ? fact : fact + ", sent by " + metaData.get(BY);
        }
        Object by = metaData.get(BY);
        return by == null ? "" : by.toString();
    }
}
