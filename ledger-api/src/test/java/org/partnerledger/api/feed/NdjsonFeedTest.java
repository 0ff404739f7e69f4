package org.partnerledger.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerledger.api.feed.Feeds.all;
import static org.partnerledger.api.feed.Feeds.event;
import static org.partnerledger.api.feed.Feeds.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.intake.fact.Envelope;

class NdjsonFeedTest {

    @Test
    void readsOneEventALineWithItsText() throws IOException {
        List<Envelope> events = all(new NdjsonFeed(file("{\"id\":\"a\"}\r\n\n  \n{\"id\": \"b\"}")));

        assertThat(events).extracting(Envelope::raw).containsExactly("{\"id\":\"a\"}", "{\"id\": \"b\"}");
        assertThat(event(events.get(1)).path("id").stringValue()).isEqualTo("b");
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws IOException {
        Envelope only =
                all(new NdjsonFeed(file("{\"cash\": 0.10000000000000000001}"))).getFirst();

        assertThat(event(only).path("cash").decimalValue()).isEqualTo(new BigDecimal("0.10000000000000000001"));
    }

    @Test
    void handsOverALineThatCannotBeReadAndGoesOn() throws IOException {
        List<Envelope> events =
                all(new NdjsonFeed(file("{\"id\":\"a\"}\n{\"id\":\n[1]\n{\"a\":1,\"a\":2}\n{\"id\":\"b\"}\n")));

        assertThat(events).hasSize(5);
        assertThat(events.get(1).unreadable()).startsWith("line 2: ");
        assertThat(events.get(2).unreadable()).isEqualTo("line 3: an event is a JSON object");
        assertThat(events.get(3).unreadable()).startsWith("line 4: ").contains("uplicate");
        assertThat(events.get(4).unreadable()).isNull();
    }

    @Test
    void handsOverANumberBeyondAllCountingAndGoesOn() throws IOException {
        List<Envelope> events = all(new NdjsonFeed(file("{\"cash\":1e99999999999}\n{\"id\":\"b\"}\n")));

        assertThat(events.get(0).unreadable()).isEqualTo("line 1: a number is beyond what can be counted with");
        assertThat(events.get(1).unreadable()).isNull();
    }

    @Test
    void namesTheLimitOfALineAndReadsTheNext() throws IOException {
        String longest = "{\"x\":\"" + "y".repeat(NdjsonFeed.MAX_LINE - 8) + "\"}";
        String tooLong = "{\"x\":\"" + "y".repeat(3 * NdjsonFeed.MAX_LINE) + "\"}";
        List<Envelope> events =
                all(new NdjsonFeed(file(longest + "\n" + tooLong + "\n{\"id\":\"after\"}\n" + longest + "\n")));

        assertThat(events).hasSize(4);
        assertThat(events.get(0).unreadable()).isNull();
        assertThat(events.get(1).unreadable()).contains("line 2 is longer than 1048576 bytes");
        assertThat(events.get(1).raw()).hasSize(NdjsonFeed.MAX_LINE);
        assertThat(event(events.get(2)).path("id").stringValue()).isEqualTo("after");
        assertThat(events.get(3).raw()).isEqualTo(longest);
    }

    @Test
    void keepsALineThatIsNotUtf8AsBase64() throws IOException {
        byte[] bytes = "{\"id\":\"?\"}\n".getBytes(StandardCharsets.US_ASCII);
        bytes[7] = (byte) 0xFF;

        Envelope only = all(new NdjsonFeed(new ByteArrayInputStream(bytes))).getFirst();

        assertThat(only.unreadable()).contains("line 1 is not UTF-8");
        assertThat(only.raw()).isEqualTo("eyJpZCI6Iv8ifQ==");
    }

    @Test
    void keepsALineThatHoldsANulAsBase64() throws IOException {
        Envelope only = all(new NdjsonFeed(file("{\"id\":\"\0\"}\n"))).getFirst();

        assertThat(only.unreadable()).isEqualTo("line 1 holds a NUL; it is kept as base64");
        assertThat(only.raw()).isEqualTo("eyJpZCI6IgAifQ==");
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(all(new NdjsonFeed(file("\uFEFF{\"id\":\"a\"}"))).getFirst().unreadable())
                .isNull();
    }

    @Test
    void handsOverNoPartOfALineThatBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        var feed = new NdjsonFeed(new SequenceInputStream(file("{\"id\":\"a\"}\n{\"id\":\"b\"}"), broken));

        assertThat(feed.next()).isNotNull();
        assertThatThrownBy(feed::next).hasMessage("connection reset");
    }
}
