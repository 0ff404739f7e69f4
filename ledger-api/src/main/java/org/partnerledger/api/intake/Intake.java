package org.partnerledger.api.intake;

import java.util.List;
import org.partnerledger.api.intake.fact.Envelope;

/** The one way for facts into the ledger. */
public interface Intake {

    /** Most events in one chunk: the unit of transaction, of locking and of storing. */
    int CHUNK = 2_000;

    /**
     * Reads what can be read without the ledger's state, so that another thread than the one that stores can do it.
     *
     * @return the same events, to be handed to {@link Succession#accept}
     */
    default List<Envelope> readAhead(List<Envelope> events) {
        return events;
    }

    /**
     * Begins with the chunks of one body. They become what they would become if each was taken when the one before is
     * stored.
     *
     * @param report counts and problems are added to it after each commit, with the index continuing where it stands;
     *     not to be looked at by others until the end
     * @param afterChunk called after each chunk is stored, perhaps by another thread; what it throws ends the taking
     */
    Succession begin(IntakeReport report, Runnable afterChunk);

    /** Chunks that follow each other. To be closed, whatever happens. */
    interface Succession extends AutoCloseable {

        /**
         * Takes the next chunk in order: every event is recorded, recognised as a duplicate or quarantined, all in one
         * transaction. It may be stored later; what then fails is thrown by the next call of any method, and nothing
         * that came afterwards is taken.
         *
         * @param chunk at most {@link #CHUNK} events
         */
        void accept(List<Envelope> chunk);

        /** Returns when everything is stored. */
        @Override
        void close();
    }
}
