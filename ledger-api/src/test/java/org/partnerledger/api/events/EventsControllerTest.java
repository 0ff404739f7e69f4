package org.partnerledger.api.events;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.feed.EventBatch;
import org.partnerledger.api.intake.Envelope;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.intake.IntakeReport.Problem;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class EventsControllerTest {

    private static final String BATCH = "application/cloudevents-batch+json";

    private final List<Envelope> taken = new ArrayList<>();

    /** Quarantines what has no id. */
    private final Intake intake = (List<Envelope> chunk, IntakeReport report) -> {
        var problems = new ArrayList<Problem>();
        for (Envelope event : chunk) {
            taken.add(event);
            if (event.event() == null || !event.event().has("id")) {
                long index = report.received() + chunk.indexOf(event);
                problems.add(new Problem(index, null, null, "SCHEMA", "no id", "/id"));
            }
        }
        report.add(chunk.size() - problems.size(), 0, problems);
    };

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
    void takesNothingOfABatchThatCannotBeRead() throws Exception {
        MockHttpServletResponse response = send(BATCH, "[{\"id\":\"a\"},\n{\"id\"}]");

        assertThat(response.getStatus()).isEqualTo(400);
        assertThatJson(response.getContentAsString()).inPath("code").isEqualTo("UNREADABLE");
        assertThat(response.getContentAsString()).contains("line 2, column");
        assertThat(taken).isEmpty();
    }

    @Test
    void namesTheByteThatIsNotUtf8() throws Exception {
        byte[] body = "[{\"id\":\"?\"}]".getBytes(StandardCharsets.US_ASCII);
        body[8] = (byte) 0xC0;

        MockHttpServletResponse response = send(BATCH, body);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("byte 8");
    }

    @Test
    void refusesABatchBeyondItsLimitsWithTheLimit() throws Exception {
        MockHttpServletResponse tooMany = send(BATCH, "[" + "{},".repeat(EventBatch.MAX_EVENTS) + "{}]");
        MockHttpServletResponse tooLong = send(BATCH, new byte[EventBatch.MAX_BYTES + 1]);

        assertThat(tooMany.getStatus()).isEqualTo(413);
        assertThat(tooMany.getContentAsString())
                .contains("at most 10000 events")
                .contains("TOO_LARGE");
        assertThat(tooLong.getStatus()).isEqualTo(413);
        assertThat(tooLong.getContentAsString()).contains("at most 16777216 bytes");
        assertThat(taken).isEmpty();
    }

    @Test
    void refusesOtherMediaTypes() throws Exception {
        assertThat(send("application/json", "[]").getStatus()).isEqualTo(415);
    }

    private MockHttpServletResponse send(String mediaType, String body) throws Exception {
        return send(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse send(String mediaType, byte[] body) throws Exception {
        // Local, so that looking for the ledger's own parts does not find it.
        @RestControllerAdvice
        class Advice extends ResponseEntityExceptionHandler {}

        return standaloneSetup(new EventsController(intake))
                .setControllerAdvice(new Advice())
                .build()
                .perform(post("/api/v1/events").contentType(mediaType).content(body))
                .andReturn()
                .getResponse();
    }
}
