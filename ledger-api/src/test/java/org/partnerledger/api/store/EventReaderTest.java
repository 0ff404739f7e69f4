package org.partnerledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.CounterEvent.Count;
import org.partnerledger.api.store.CounterEvent.Counted;
import org.partnerledger.api.store.CounterEvent.CounterOpened;
import org.partnerledger.api.store.EventReader.Recorded;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The history as it is read from one end to the other, and events of an older form among it. */
class EventReaderTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static ConfigurableApplicationContext application;
    private static EventReader reader;
    private static JdbcClient jdbc;

    /**
     * Once, {@code counted} was called {@code added} and did not say what the counter stood at; all counted but once.
     */
    static final class CountedSaysTheSum extends SingleEventUpcaster {

        private static final SimpleSerializedType OLD = new SimpleSerializedType("added", "1");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(OLD);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("counted", "2"), JsonNode.class, json -> {
                var counted = (ObjectNode) json;
                return counted.put("sum", counted.get("by").intValue());
            });
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Upcasters {

        @Bean
        EventUpcaster countedSaysTheSum() {
            return new CountedSaysTheSum();
        }
    }

    @BeforeAll
    static void start() {
        application = CounterApplication.start(LEDGER, Upcasters.class);
        reader = application.getBean(EventReader.class);
        jdbc = LEDGER.jdbc();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void emptyStore() {
        jdbc.sql("truncate domain_event restart identity").update();
    }

    @Test
    void readsEverythingInOrderAndInBatches() {
        append("a", 0, 700);
        append("b", 0, 300);
        List<List<Recorded>> batches = new ArrayList<>();

        long end = reader.read(0, 400, batches::add);

        assertThat(end).isEqualTo(1_000);
        assertThat(batches).extracting(List::size).containsExactly(400, 400, 200);
        assertThat(batches.stream().flatMap(List::stream).map(Recorded::position))
                .isEqualTo(Stream.iterate(1L, it -> it + 1).limit(1_000).toList());
        assertThat(batches.getLast().getLast().event()).isEqualTo(new Counted("b", 1, 299));
        assertThat(batches.getLast().getLast().stream()).isEqualTo("b");
    }

    @Test
    void endsABatchEarlyRatherThanFillTheMemoryWithLargeEvents() {
        jdbc.sql("""
                insert into domain_event (sequence_number, aggregate_identifier, type, event_identifier, time_stamp,
                                          payload_type, payload_revision, payload, meta_data)
                select n, 'large', 'Counter', 'e' || n, '2026-01-01T00:00:00.000Z', 'counted', '2',
                       convert_to('{"counterId":"' || repeat('x', ?::int) || '","by":1,"sum":1}', 'UTF8'), '{}'
                  from generate_series(0, 4) n""").param(EventReader.BATCH_BYTES / 2).update();
        List<Integer> batches = new ArrayList<>();

        assertThat(reader.read(0, 400, batch -> batches.add(batch.size()))).isEqualTo(5);

        assertThat(batches).containsExactly(2, 2, 1);
    }

    @Test
    void goesOnFromWhereItEnded() {
        append("a", 0, 10);
        long end = reader.read(0, 100, batch -> assertThat(batch).hasSize(10));
        assertThat(reader.read(end, 100, batch -> assertThat(batch).isEmpty())).isEqualTo(end);
        append("a", 10, 5);

        assertThat(reader.read(end, 100, batch -> assertThat(batch).hasSize(5))).isEqualTo(15);
    }

    @Test
    void doesNotPassWhoeverIsStillAppending() {
        append("a", 0, 10);
        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow", 0, 5);
            append("b", 0, 5);
            List<Recorded> read = new ArrayList<>();

            assertThat(reader.read(0, 100, read::addAll)).isEqualTo(10);
            assertThat(read).hasSize(10);
            slow.commit();
            assertThat(reader.read(10, 100, read::addAll)).isEqualTo(20);
            assertThat(read).hasSize(20);
        }
    }

    @Test
    void letsItsConsumerWriteAndTakeItsTime() {
        append("a", 0, 200);
        jdbc.sql("create table if not exists copied (position bigint)").update();

        long end = reader.read(
                0,
                50,
                batch -> batch.forEach(it -> jdbc.sql("insert into copied values (?)")
                        .param(it.position())
                        .update()));

        assertThat(end).isEqualTo(200);
        assertThat(jdbc.sql("select count(distinct position) from copied")
                        .query(Integer.class)
                        .single())
                .isEqualTo(200);
    }

    @Test
    void readsAheadOfItsConsumerInOrder() {
        append("a", 0, 1_000);
        List<Long> positions = new ArrayList<>();

        new ReadAhead(reader).readAll(7, batch -> batch.forEach(it -> positions.add(it.position())));

        assertThat(positions)
                .isEqualTo(Stream.iterate(1L, it -> it + 1).limit(1_000).toList());
    }

    @Test
    void stopsReadingAheadWhenItsConsumerFails() {
        append("a", 0, 1_000);
        List<Integer> taken = new ArrayList<>();

        assertThatThrownBy(() -> new ReadAhead(reader).readAll(10, batch -> {
                    taken.add(batch.size());
                    throw new IllegalStateException("full");
                }))
                .hasMessage("full");

        assertThat(taken).containsExactly(10);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("events-ahead");
    }

    @Test
    void tellsItsConsumersCallerWhichEventCannotBeRead() {
        append("a", 0, 20);
        jdbc.sql("update domain_event set payload = convert_to('{', 'UTF8') where global_index = 15")
                .update();
        List<Integer> taken = new ArrayList<>();

        assertThatThrownBy(() -> new ReadAhead(reader).readAll(10, batch -> taken.add(batch.size())))
                .hasMessageContaining("Error while deserializing payload");

        assertThat(taken).containsExactly(10);
    }

    @Test
    void readsWordForWordWhatIsStored() {
        application.getBean(CommandGateway.class).sendAndWait(new Count("words", 3));
        List<StoredEvent> read = new ArrayList<>();

        assertThat(reader.readStored(0, read::add)).isEqualTo(2);

        assertThat(read).extracting(StoredEvent::type).containsExactly("counter-opened", "counted");
        assertThat(read.getLast().payload()).isEqualTo("{\"counterId\":\"words\",\"by\":3,\"sum\":3}");
        assertThat(read.getLast().sequence()).isEqualTo(1);
    }

    @Test
    void readsEventsOfAnOlderNameAndFormAsTodays() {
        storeAsLongAgo();
        List<Object> read = new ArrayList<>();

        long end = reader.read(0, 10, batch -> batch.forEach(it -> read.add(it.event())));

        assertThat(end).isEqualTo(2);
        assertThat(read).containsExactly(new CounterOpened("old"), new Counted("old", 4, 4));
    }

    @Test
    void rebuildsAnAggregateFromEventsOfAnOlderForm() {
        storeAsLongAgo();

        application.getBean(CommandGateway.class).sendAndWait(new Count("old", 5));

        assertThat(jdbc.sql("select payload from domain_event_text where global_index = 3")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"counterId\":\"old\",\"by\":5,\"sum\":9}");
    }

    private static void storeAsLongAgo() {
        jdbc.sql("""
                insert into domain_event (sequence_number, aggregate_identifier, type, event_identifier, time_stamp,
                                          payload_type, payload_revision, payload, meta_data)
                values (0, 'old', 'Counter', 'e0', '2020-01-01T00:00:00.000Z', 'counter-opened', '1',
                        convert_to('{"counterId":"old"}', 'UTF8'), '{}'),
                       (1, 'old', 'Counter', 'e1', '2020-01-01T00:00:00.000Z', 'added', '1',
                        convert_to('{"counterId":"old","by":4}', 'UTF8'), '{}')""").update();
    }

    private static void append(String stream, int from, int count) {
        try (Writer writer = Writer.on(LEDGER)) {
            writer.append(stream, from, count).commit();
        }
    }
}
