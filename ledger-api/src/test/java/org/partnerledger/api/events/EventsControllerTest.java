package org.partnerledger.api.events;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.feed.EventBatch;
import org.partnerledger.api.intake.ChunkByChunk;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.intake.IntakeReport.Problem;
import org.partnerledger.api.intake.fact.Envelope;
import org.partnerledger.api.problem.InvalidRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EventsControllerTest {

    private static final String BATCH = "application/cloudevents-batch+json";

    private final List<Envelope> taken = new ArrayList<>();

    /** Quarantines what has no id. */
    private final Intake intake = new ChunkByChunk((List<Envelope> chunk, IntakeReport report) -> {
        var problems = new ArrayList<Problem>();
        for (Envelope event : chunk) {
            taken.add(event);
            if (event.event() == null || !event.event().has("id")) {
                long index = report.received() + chunk.indexOf(event);
                problems.add(new Problem(index, null, null, "SCHEMA", "no id", "/id"));
            }
        }
        report.add(chunk.size() - problems.size(), 0, problems);
    });

    @Test
    void answers200WhenAllIsTaken() throws Exception {
        MockHttpServletResponse response = send(BATCH, "[{\"id\":\"a\"},{\"id\":\"b\"}]");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThatJson(response.getContentAsString())
                .isEqualTo("{received: 2, accepted: 2, duplicates: 0, quarantined: 0, problems: []}");
    }

    @Test
    void answers207WhenSomethingIsQuarantined() throws Exception {
        MockHttpServletResponse response = send("application/x-ndjson", "{\"id\":\"a\"}\n{\n{\"id\":\"b\"}");

        assertThat(response.getStatus()).isEqualTo(207);
        assertThatJson(response.getContentAsString()).isEqualTo("""
                {received: 3, accepted: 2, duplicates: 0, quarantined: 1, problems: [
                  {index: 1, source: null, id: null, code: "SCHEMA", detail: "no id", pointer: "/id"}]}""");
    }

    @Test
    void takesOneEvent() throws Exception {
        assertThat(send("application/cloudevents+json", "{\"id\":\"a\"}").getStatus())
                .isEqualTo(200);
        assertThat(taken).extracting(Envelope::raw).containsExactly("{\"id\":\"a\"}");
    }

    @Test
    void takesNothingOfABatchThatCannotBeRead() {
        assertRefused("[{\"id\":\"a\"},\n{\"id\"}]".getBytes(StandardCharsets.UTF_8), "line 2, column");
    }

    @Test
    void namesTheByteThatIsNotUtf8() {
        byte[] body = "[{\"id\":\"?\"}]".getBytes(StandardCharsets.US_ASCII);
        body[8] = (byte) 0xC0;

        assertRefused(body, "byte 8");
    }

    @Test
    void refusesABatchBeyondItsLimitsWithTheLimit() {
        String tooMany = "[" + "{},".repeat(EventBatch.MAX_EVENTS) + "{}]";

        assertRefused(tooMany.getBytes(StandardCharsets.UTF_8), "at most 10000 events");
        assertRefused(new byte[EventBatch.MAX_BYTES + 1], "at most 16777216 bytes");
    }

    @Test
    void refusesOtherMediaTypes() throws Exception {
        assertThat(send("application/json", "[]").getStatus()).isEqualTo(415);
    }

    private void assertRefused(byte[] body, String message) {
        assertThatThrownBy(() -> send(BATCH, body))
                .rootCause()
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining(message);
        assertThat(taken).isEmpty();
    }

    private MockHttpServletResponse send(String mediaType, String body) throws Exception {
        return send(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse send(String mediaType, byte[] body) throws Exception {
        return standaloneSetup(new EventsController(intake))
                .build()
                .perform(post("/api/v1/events").contentType(mediaType).content(body))
                .andReturn()
                .getResponse();
    }
}
