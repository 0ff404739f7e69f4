package org.partnerledger.api.imports;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.feed.FeedFormat;
import org.partnerledger.api.feed.UnreadableFile;
import org.partnerledger.api.intake.ChunkByChunk;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.intake.IntakeReport.Problem;
import org.partnerledger.api.intake.fact.Envelope;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.job.JobsOnTest;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.StoreProperties;
import org.partnerledger.core.kernel.Refused;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HEADER = "lineId,customerId,product.serviceType,lineType,consumedFrom,tradedAt\n";

    @TempDir
    private Path home;

    private final List<Envelope> taken = new ArrayList<>();
    private Spool spool;
    private ImportJob kind;
    private Jobs jobs;
    private MockMvc mvc;

    @BeforeEach
    void start() {
        spool = new Spool(new StoreProperties(
                home,
                new StoreProperties.Database(
                        null, null, null, 0, 4, Duration.ZERO, Duration.ZERO, StoreProperties.Web.MADE)));
        kind = new ImportJob(intake(), spool, JSON);
        jobs = JobsOnTest.database(LEDGER, kind);
        mvc = standaloneSetup(new ImportController(spool, jobs, JSON)).build();
    }

    @AfterEach
    void stop() {
        jobs.stop();
    }

    @Test
    void takesAFileThatIsTheBody() throws Exception {
        String id = received(post(URI.create("/api/v1/imports?format=spend&source=feed%2Fa%20b"))
                .contentType("application/x-www-form-urlencoded")
                .content(HEADER + "l-1,c-1,ecs,USAGE,x,y\nl-2,c-1\n"));

        assertThatJson(ended(id)).isEqualTo("""
                {importId: "%s", state: "DONE", received: 2, accepted: 1, duplicates: 0, quarantined: 1, problems: [
                  {index: 1, source: null, id: null, code: "SCHEMA",
                   detail: "line 3 has 2 fields, the header has 6", pointer: ""}],
                 bytesRead: 99, bytesTotal: 99, message: "all received", notes: {}}""".formatted(id));
        assertThat(source(taken.getFirst())).isEqualTo("feed/a b");
        assertThat(filesInSpool()).isEmpty();
    }

    @Test
    void takesAFileThatIsAPart() throws Exception {
        byte[] file = "{\"id\":\"a\"}\n".getBytes(StandardCharsets.UTF_8);

        String id = received(multipart("/api/v1/imports?format=events").file("file", file));

        assertThatJson(ended(id)).inPath("accepted").isEqualTo(1);
    }

    @Test
    void namesTheFormatAsSourceWhereNoneIsGiven() throws Exception {
        var _ = ended(received(post("/api/v1/imports?format=spend").content(HEADER + "l-1,c-1,ecs,USAGE,x,y\n")));

        assertThat(source(taken.getFirst())).isEqualTo("import/spend");
    }

    @Test
    void failsWhereTheFileIsNoneOfItsFormat() throws Exception {
        String state = ended(received(post("/api/v1/imports?format=focus").content(HEADER)));

        assertThatJson(state).inPath("state").isEqualTo("FAILED");
        assertThatJson(state).inPath("message").asString().contains("this is no FOCUS Cost and Usage CSV");
        assertThat(filesInSpool()).isEmpty();
    }

    @Test
    void refusesAFormatOrSourceItDoesNotKnow() {
        assertRefused(post("/api/v1/imports?format=xml"), "format: ");
        assertRefused(post("/api/v1/imports"), "format: ");
        assertRefused(post("/api/v1/imports?format=spend&source="), "source: ");
    }

    @Test
    void knowsNoImportThatIsAnotherJob() {
        LEDGER.jdbc()
                .sql("insert into job (job_id, kind, argument) values ('j', 'close', '{}')")
                .update();

        assertThatThrownBy(() -> mvc.perform(get("/api/v1/imports/j")))
                .rootCause()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new ImportRefusal.UnknownImport("j")));
    }

    @Test
    void passesOverWhatAnEarlierRunTook() throws Exception {
        String file;
        try (var body =
                Files.newInputStream(Files.writeString(home.resolve("x"), "{\"id\":\"a\"}\n{}\n{\"id\":\"b\"}\n{}"))) {
            file = spool.receive(body);
        }
        JsonNode argument =
                JSON.valueToTree(new ImportJob.Argument(file, FeedFormat.EVENTS, "import/events", null, null));
        JsonNode memo = JSON.readTree("""
                {"received": 2, "accepted": 1, "duplicates": 0, "quarantined": 1, "notes": {}, "problems": [
                  {"index": 1, "source": null, "id": null, "code": "SCHEMA", "detail": "no id", "pointer": "/id"}]}""");

        JsonNode result = kind.run(new LaterRun(argument, memo));

        assertThat(taken).hasSize(2);
        assertThatJson(String.valueOf(result)).inPath("received").isEqualTo(4);
        assertThatJson(String.valueOf(result))
                .inPath("problems[*].index")
                .isArray()
                .containsExactly(1, 3);
    }

    @Test
    void saysThatItsFileIsGone() throws Exception {
        JsonNode argument =
                JSON.valueToTree(new ImportJob.Argument("gone", FeedFormat.EVENTS, "import/events", null, null));

        assertThatThrownBy(() -> kind.run(new LaterRun(argument, null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new UnreadableFile("it is no longer there: send it again")));
    }

    private void assertRefused(RequestBuilder request, String message) {
        assertThatThrownBy(() -> mvc.perform(request))
                .rootCause()
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(message);
    }

    private String received(RequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(202);
        return JSON.readTree(response.getContentAsString()).path("importId").asString();
    }

    private String ended(String id) throws Exception {
        assertThat(jobs.await(id, Duration.ofSeconds(20)).hasEnded()).isTrue();
        return mvc.perform(get("/api/v1/imports/" + id))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private List<Path> filesInSpool() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("imports"))) {
            return files.toList();
        }
    }

    private static String source(Envelope envelope) {
        return envelope.event() == null ? "" : envelope.event().path("source").asString();
    }

    /** Quarantines what has no id. */
    private Intake intake() {
        return new ChunkByChunk((List<Envelope> chunk, IntakeReport report) -> {
            var problems = new ArrayList<Problem>();
            for (Envelope event : chunk) {
                taken.add(event);
                if (event.event() == null || !event.event().has("id")) {
                    long index = report.received() + chunk.indexOf(event);
                    String detail = event.unreadable() == null ? "no id" : event.unreadable();
                    problems.add(new Problem(index, null, null, "SCHEMA", detail, ""));
                }
            }
            report.add(chunk.size() - problems.size(), 0, problems);
        });
    }

    /** A run after a restart, which only listens. */
    private record LaterRun(JsonNode argument, @Nullable JsonNode memo) implements JobRun {

        @Override
        public String jobId() {
            return "j-1";
        }

        @Override
        public void stepDone(long done, @Nullable Long total, String message, @Nullable JsonNode memo) {}
    }
}
