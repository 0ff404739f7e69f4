package org.partnerledger.projections.readmodel;

import java.util.List;
import org.partnerledger.core.journal.LineSum;

/**
 * Keeps books of what lines come to. Whoever folds lines tells it, because only there both the old and the new decision
 * about a line are at hand.
 */
public interface LineJournal {

    /** Begins a batch of events. */
    Batch begin();

    /** Of one batch of events; used in one transaction and by one thread. */
    interface Batch {

        /** What the lines of an event came to before it, negated, and what they come to after it. */
        void post(RecordedEvent event, List<LineSum> sums);

        /** Writes what was posted, at the end of the batch. */
        void write();
    }
}
