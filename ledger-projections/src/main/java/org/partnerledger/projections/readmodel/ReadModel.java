package org.partnerledger.projections.readmodel;

import java.util.List;

/**
 * Events in, rows out. Live it runs in the transaction that appends the events, so it can neither miss one nor show one
 * that was rolled back; a rebuild feeds it the whole store in the same order.
 */
public interface ReadModel {

    /** Folds a batch of events, oldest first, with few statements: events it does not know change nothing. */
    void apply(List<RecordedEvent> events);

    /** Throws all rows away, before a rebuild. */
    void clear();
}
