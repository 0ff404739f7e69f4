package org.partnerledger.api.store.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.Reader;
import org.partnerledger.api.store.Writer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a reader sees while others append; the figures are those under which stock Axon was seen to lose events. */
class FencedEngineTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private FencedEngine engine;
    private JdbcClient jdbc;
    private Reader reader;

    @BeforeEach
    void emptyStore() {
        jdbc = LEDGER.jdbc();
        jdbc.sql("truncate domain_event restart identity").update();
        jdbc.sql("alter table domain_event enable always trigger domain_event_fence")
                .update();
        engine = Engines.of(LEDGER.dataSource());
        reader = new Reader(engine);
    }

    @Test
    void deliversWhatIsCommittedAfterTwelveThousandOthers() {
        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow", 0, 500);
            appendOthers(12_000);
            assertThat(reader.follow())
                    .as("nothing may pass the open transaction")
                    .isZero();

            slow.commit();
            reader.follow();

            assertThat(reader.seen()).isEqualTo(12_500);
            assertThat(reader.outOfOrder()).isZero();
        }
    }

    @Test
    void deliversTheOthersOnceTheSlowOneIsRolledBack() {
        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow", 0, 500);
            appendOthers(2_000);
            assertThat(reader.follow()).isZero();

            slow.rollback();
            reader.follow();

            assertThat(reader.seen()).isEqualTo(2_000);
            assertThat(reader.outOfOrder()).isZero();
        }
    }

    @Test
    void deliversWhatCameBeforeTheOpenTransaction() {
        appendOthers(100);
        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow", 0, 1);
            appendOthers("later", 100);

            assertThat(reader.follow()).isEqualTo(100);
        }
    }

    /** The control: without it, the tests above might not be able to see a loss. */
    @Test
    void losesEventsWithoutTheFence() {
        jdbc.sql("alter table domain_event disable trigger domain_event_fence").update();
        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow", 0, 500);
            appendOthers(1_000);
            assertThat(reader.follow()).isEqualTo(1_000);

            slow.commit();
            reader.follow();

            assertThat(reader.seen())
                    .as("500 are committed and will never be seen")
                    .isEqualTo(1_000);
        }
    }

    @Test
    void recognisesAConflictOverTheSameHistory() {
        appendOthers("taken", 2);
        try (Writer late = Writer.on(LEDGER)) {
            assertThatThrownBy(() -> late.append("taken", 1, 1)).isInstanceOf(ConcurrencyException.class);
        }
        try (Writer late = Writer.on(LEDGER)) {
            assertThatThrownBy(() -> late.append("taken", 0, 1)).isInstanceOf(AggregateStreamCreationException.class);
        }
    }

    @Test
    void beginsBeforeTheFirstEventAndEndsAtTheLastSafeOne() {
        assertThat(engine.createTailToken()).isNull();
        assertThat(engine.createHeadToken()).isNull();
        appendOthers(10);
        assertThat(engine.createHeadToken()).isEqualTo(at(10));

        try (Writer slow = Writer.on(LEDGER)) {
            slow.append("slow", 0, 5);
            appendOthers("later", 3);

            assertThat(engine.createHeadToken()).isEqualTo(at(10));
        }
    }

    @Test
    void findsTheEventBeforeAnInstant() {
        appendOthers(3);
        jdbc.sql("update domain_event set time_stamp = '2030-01-01T00:00:0' || global_index || '.000Z'")
                .update();

        assertThat(engine.createTokenAt(Instant.parse("2030-01-01T00:00:00Z"))).isNull();
        assertThat(engine.createTokenAt(Instant.parse("2030-01-01T00:00:02Z"))).isEqualTo(at(1));
        assertThat(engine.createTokenAt(Instant.parse("2031-01-01T00:00:00Z"))).isEqualTo(at(3));
    }

    @Test
    void refusesATokenOfAnotherStore() {
        TrackingToken gaps = GapAwareTrackingToken.newInstance(1, java.util.Set.of());

        assertThatThrownBy(() -> engine.readEvents(gaps, false).count()).hasMessageContaining("another store");
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static void appendOthers(int count) {
        appendOthers("other", count);
    }

    private static void appendOthers(String stream, int count) {
        try (Writer others = Writer.on(LEDGER)) {
            int chunk = Math.min(count, 500);
            for (int from = 0; from < count; from += chunk) {
                others.append(stream, from, chunk).commit();
            }
        }
    }
}
