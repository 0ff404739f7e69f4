package org.partnerledger.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.fact.Envelope;

class EventBatchTest {

    @Test
    void readsEventsInOrderWithTheirText() throws UnreadableFeed {
        List<Envelope> events = EventBatch.readBatch(" [ {\"id\": \"é\", \"n\": [1, 2]} ,\n{\"id\":\"b\"}, 7 ] ");

        assertThat(events)
                .extracting(Envelope::raw)
                .containsExactly("{\"id\": \"é\", \"n\": [1, 2]}", "{\"id\":\"b\"}", "7");
        assertThat(events.get(2).unreadable()).isEqualTo("an event is a JSON object");
    }

    @Test
    void namesThePositionOfWhatItCannotRead() {
        assertThatThrownBy(() -> EventBatch.readBatch("[{\"id\":\"a\"},\n {\"id\" \"b\"}]"))
                .isInstanceOf(UnreadableFeed.class)
                .hasMessageContaining("line 2, column 8");
        assertThatThrownBy(() -> EventBatch.readBatch("[{\"id\":\"a\"}")).isInstanceOf(UnreadableFeed.class);
        assertThatThrownBy(() -> EventBatch.readBatch("{}")).hasMessageContaining("one JSON array");
        assertThatThrownBy(() -> EventBatch.readBatch("")).hasMessageContaining("one JSON array");
        assertThatThrownBy(() -> EventBatch.readBatch("[] []")).hasMessageContaining("more behind the array");
        assertThatThrownBy(() -> EventBatch.readOne("[]")).hasMessageContaining("an event is a JSON object");
        assertThatThrownBy(() -> EventBatch.readOne("")).isInstanceOf(UnreadableFeed.class);
        assertThatThrownBy(() -> EventBatch.readOne("{\"cash\":1e99999999999}")).isInstanceOf(UnreadableFeed.class);
        assertThatThrownBy(() -> EventBatch.readBatch("[{\"cash\":1e99999999999}]"))
                .isInstanceOf(UnreadableFeed.class);
    }

    @Test
    void stopsOneBeyondTheLimit() throws UnreadableFeed {
        String many = "[" + "{},".repeat(EventBatch.MAX_EVENTS + 50) + "{}]";

        assertThat(EventBatch.readBatch(many)).hasSize(EventBatch.MAX_EVENTS + 1);
    }
}
