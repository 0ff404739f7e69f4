package org.partnerledger.api.readmodel;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the store where events stand that the running transaction has just appended: the database numbers them, and read
 * models name them by that number, live as in a rebuild.
 */
public final class Positions {

    private final JdbcClient jdbc;

    public Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalStateException if one of them was not appended */
    List<RecordedEvent> recorded(List<? extends EventMessage<?>> messages) {
        List<Long> positions = of(messages);
        if (positions.size() != messages.size()) {
            throw new IllegalStateException(positions.size() + " of " + messages.size() + " events are stored");
        }
        var recorded = new ArrayList<RecordedEvent>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            EventMessage<?> message = messages.get(i);
            recorded.add(new RecordedEvent(
                    positions.get(i), message.getTimestamp(), message.getPayload(), Causes.of(message.getMetaData())));
        }
        return recorded;
    }

    /** By the one key that is indexed; an event without an aggregate is stored under its own identifier. */
    private List<Long> of(List<? extends EventMessage<?>> messages) {
        var streams = new String[messages.size()];
        var numbers = new Long[messages.size()];
        for (int i = 0; i < messages.size(); i++) {
            EventMessage<?> message = messages.get(i);
            streams[i] = message instanceof DomainEventMessage<?> event
                    ? event.getAggregateIdentifier()
                    : message.getIdentifier();
            numbers[i] = message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0L;
        }
        return jdbc.sql("""
                        select e.global_index
                        from unnest(?::text[], ?::bigint[]) with ordinality as k (stream, number, n)
                        join domain_event e on e.aggregate_identifier = k.stream and e.sequence_number = k.number
                        order by k.n""")
                .param(streams)
                .param(numbers)
                .query((ResultSet row, int _) -> row.getLong(1))
                .list();
    }
}
