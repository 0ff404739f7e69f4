package org.partnerledger.api.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.period.PeriodCloser;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;
import org.partnerledger.api.store.StoreProperties;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.InclusionProof;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.seal.SealedFile;
import org.partnerledger.core.verification.SealSignature;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Seals over HTTP: every close is sealed, every line can be proved, and a rebuild changes nothing. */
class SealHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void everyLineOfEveryScenarioIsProvedBeforeAndAfterARebuild(Path file) throws IOException {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();

            List<JsonNode> before = proofs(client);
            before.forEach(SealHttpTest::assertLeadsToItsSignature);
            List<JsonNode> closes = closes(client);
            assertThat(closes).isNotEmpty();
            assertIsAChain(closes);

            rebuild(client);
            assertThat(proofs(client)).isEqualTo(before);
            assertThat(closes(client)).isEqualTo(closes);
        }
    }

    @Test
    void aMonthThatIsOpenHasNoSeal() {
        try (Story story = Story.at(LEDGER, "2026-07-10T00:00:00Z").enrolled("p-1");
                LedgerClient client = LEDGER.client()) {
            Answer answer = client.get("/api/v1/partners/p-1/statements/2026-07/seal");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().get("code").asString()).isEqualTo("NOT_SEALED");
            assertThat(client.get("/api/v1/seals/1").status()).isEqualTo(404);
            assertThat(story.get("/api/v1/seals").get("items")).isEmpty();
        }
    }

    @Test
    void aPaymentWhileACloseIsInterruptedChangesNothingOfWhatItSeals() {
        try (Story story = Story.at(LEDGER, "2026-03-20T00:00:00Z").planned(plan("BASE", 1, "2026-01"));
                LedgerClient client = LEDGER.client()) {
            story.enrolled("p-1").told("customer.linked", link("c-1", "p-1"));
            story.told("spend.recorded", line("L1", "{\"paid\": {\"credit\": \"60.00\", \"debt\": \"40.00\"}}"));
            story.told(
                    "spend.paid",
                    "{\"tradeId\": \"t-L1\", \"paidAt\": \"2026-03-21T00:00:00Z\", \"amount\": \"60.00\"}");
            story.clock("2026-04-02T01:00:00Z");
            beginCloseAndBreakOff();

            story.clock("2026-04-02T02:00:00Z")
                    .told(
                            "spend.paid",
                            "{\"tradeId\": \"t-L1\", \"paidAt\": \"2026-03-22T00:00:00Z\", \"amount\": \"40.00\"}")
                    .told("spend.recorded", line("L2", "{\"tradeId\": \"t-L1\", \"paid\": {\"credit\": \"5.00\"}}"))
                    .closed("2026-03");

            assertThat(story.get("/api/v1/partners/p-1/statements/2026-03")
                            .get("frozen")
                            .asString())
                    .as("unpaid when the month ended, and frozen as a whole")
                    .isEqualTo("5.00");
            List<JsonNode> before = proofs(client);
            assertThat(before).as("of the month and of its line").hasSize(2);
            before.forEach(SealHttpTest::assertLeadsToItsSignature);
            assertThat(closes(client)).hasSize(1);
            rebuild(client);
            assertThat(proofs(client)).isEqualTo(before);
        }
    }

    /** As if the node had stopped when the month had ended for facts and no partner was done. */
    private static void beginCloseAndBreakOff() {
        PeriodCloser closer = LEDGER.bean(PeriodCloser.class);
        assertThatThrownBy(() -> closer.close(Period.of("2026-03"), null, new PeriodCloser.Progress() {
                    @Override
                    public void total(int partners) {
                        throw new IllegalStateException("the node stops");
                    }

                    @Override
                    public void done(int partners) {
                        throw new IllegalStateException("nobody was to be done");
                    }
                }))
                .hasMessage("the node stops");
    }

    @Test
    void aLineThatWasChangedInTheTablesIsNotProved() {
        try (Story story = Story.at(LEDGER, "2026-07-10T00:00:00Z").enrolled("p-1");
                LedgerClient client = LEDGER.client()) {
            story.told("customer.linked", link("c-1", "p-1")).told("spend.recorded", line("L1", """
                    {"consumedFrom": "2026-07-05T00:00:00Z", "tradedAt": "2026-07-05T01:00:00Z",
                     "paid": {"cash": "10"}}"""));
            var _ = story.clock("2026-08-05T00:00:00Z").closed("2026-07");
            String path = "/api/v1/partners/p-1/statements/2026-07/seal/lines/L1";
            assertThat(client.get(path).status()).isEqualTo(200);

            int _ = LEDGER.bean(JdbcClient.class)
                    .sql("update line set cash = 11, amount = 11, counting = 11")
                    .update();

            Answer answer = client.get(path);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().get("code").asString()).isEqualTo("SEAL_BROKEN");
            assertThat(answer.body().get("detail").asString()).contains("lines.ndjson");
        }
    }

    @Test
    void theKeyIsReadableByItsOwnerAlone() throws IOException {
        try (Story story = Story.at(LEDGER, "2026-08-05T00:00:00Z").enrolled("p-1")) {
            JsonNode keys = story.closed("2026-07").get("/api/v1/seals/keys").get("items");
            assertThat(keys).hasSize(1);
            assertThat(SealSignature.keyId(keys.get(0).get("publicKey").asString()))
                    .isEqualTo(keys.get(0).get("keyId").asString());
            Path file = LEDGER.bean(StoreProperties.class).home().resolve("seal-key.pem");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private static List<JsonNode> proofs(LedgerClient client) {
        var proofs = new ArrayList<JsonNode>();
        for (SealedPeriod sealed : LEDGER.bean(SealViews.class).periods()) {
            String partner = sealed.seal().partnerId().value();
            String path = "/api/v1/partners/" + LedgerClient.segment(partner) + "/statements/"
                    + sealed.seal().period() + "/seal";
            proofs.add(get(client, path));
            List<JsonNode> lines = LEDGER.bean(JdbcClient.class)
                    .sql("select line_id, source from line where partner_id = ? and bill = ? order by line_no")
                    .param(partner)
                    .param(sealed.seal().period().index())
                    .query((row, _) -> get(
                            client,
                            path + "/lines/" + LedgerClient.segment(row.getString("line_id")) + "?source="
                                    + LedgerClient.segment(row.getString("source"))))
                    .list();
            proofs.addAll(lines);
        }
        return proofs;
    }

    private static List<JsonNode> closes(LedgerClient client) {
        var closes = new ArrayList<JsonNode>();
        get(client, "/api/v1/seals?limit=1000").get("items").forEach(closes::add);
        return closes;
    }

    private static JsonNode get(LedgerClient client, String path) {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(path + " " + answer.explain()).isEqualTo(200);
        return answer.body();
    }

    /** By the format alone: what the ledger says of itself is not asked. */
    private static void assertLeadsToItsSignature(JsonNode proof) {
        JsonNode month = proof.has("sealed") ? proof.get("sealed") : proof;
        PeriodSeal seal = read(month.get("seal"), PeriodSeal.class);
        CloseSeal close = read(month.get("close"), CloseSeal.class);
        if (proof.has("record")) {
            SealedFile file = read(proof.get("file"), SealedFile.class);
            byte[] record = proof.get("record").asString().getBytes(UTF_8);
            assertThat(read(proof.get("proof"), InclusionProof.class).rootWith(record))
                    .isEqualTo(file.root());
            assertThat(read(proof.get("fileProof"), InclusionProof.class).rootWith(file.canonical()))
                    .isEqualTo(seal.root());
        }
        assertThat(read(month.get("proof"), InclusionProof.class)
                        .rootWith(seal.hash().bytes()))
                .isEqualTo(close.root());
        assertThat(SealSignature.holds(
                        close,
                        month.get("publicKey").asString(),
                        month.get("signature").asString()))
                .isTrue();
    }

    private static void assertIsAChain(List<JsonNode> closes) {
        for (int i = 0; i < closes.size(); i++) {
            CloseSeal seal = read(closes.get(i).get("seal"), CloseSeal.class);
            assertThat(seal.number()).isEqualTo(i + 1);
            assertThat(seal.hash().hex()).isEqualTo(closes.get(i).get("hash").asString());
            if (i > 0) {
                CloseSeal before = read(closes.get(i - 1).get("seal"), CloseSeal.class);
                assertThat(seal.previous()).isEqualTo(before.hash());
                assertThat(seal.history().after()).isEqualTo(before.history().through());
            }
        }
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        return CanonicalJson.value(node, type);
    }

    private static void rebuild(LedgerClient client) {
        String jobId =
                client.post("/api/v1/read-models/rebuild").body().get("jobId").asString();
        Instant giveUp = Instant.now().plus(Duration.ofMinutes(1));
        String state = "RUNNING";
        while (state.equals("RUNNING") && Instant.now().isBefore(giveUp)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            state = client.get("/api/v1/jobs/" + jobId).body().get("state").asString();
        }
        assertThat(state).isEqualTo("DONE");
    }
}
