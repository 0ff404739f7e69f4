package org.partnerledger.projections.readmodel;

import java.time.Instant;

/**
 * An event as the store has it.
 *
 * @param position in the order of the whole ledger
 * @param recordedAt when the ledger recorded it, by the ledger's own clock (contract.md, section 6)
 * @param event one of the sealed event families of {@code ledger-core}
 * @param cause who or what led to it, for people: a fact, a deadline, somebody; "" where that was not kept
 */
public record RecordedEvent(long position, Instant recordedAt, Object event, String cause) {

    /** An event whose position and cause nobody asks for. */
    public RecordedEvent(Instant recordedAt, Object event) {
        this(0, recordedAt, event, "");
    }
}
