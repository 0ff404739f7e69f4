package org.partnerledger.projections.readmodel;

import java.util.List;

/**
 * Events in, rows out. Live it runs in the transaction that appends the events, so it can neither miss one nor show one
 * that was rolled back; a rebuild feeds it the whole store in the same order.
 */
public interface ReadModel {

    /** Folds a batch of events, oldest first, with few statements: events it does not know change nothing. */
    void apply(List<RecordedEvent> events);

    /**
     * The first half of {@link #apply}: what needs no database, so that a rebuild can do it while the batch before is
     * written. The second half follows in a transaction, in the order of the batches. Without a first half all is
     * second.
     */
    default Prepared prepare(List<RecordedEvent> events) {
        return () -> apply(events);
    }

    /** A batch whose rows are ready. */
    @FunctionalInterface
    interface Prepared {

        /** Writes it within the caller's transaction; to be called once. */
        void write();
    }

    /**
     * Throws all rows away, before a rebuild. What only serves questions, such as indexes, may be missing from then on
     * until {@link #built}.
     */
    void clear();

    /** Told after the last batch of a rebuild, in a transaction of its own: from then on questions are asked. */
    default void built() {}
}
