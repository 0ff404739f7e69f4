package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.imports.LedgerProcess;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.embedded.EmbeddedDatabase.Access;
import tools.jackson.databind.JsonNode;

/** kill -9 in the middle of a close: it goes on, here or on another node, and ends as if nothing had happened. */
class CloseCrashTest {

    @RegisterExtension
    static final Extension UNDISTURBED = RunningLedger.shared();

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private static Map<String, String> undisturbed = Map.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void closeUndisturbed() {
        RunningLedger ledger = RunningLedger.sharedLedger();
        try (Story story = Story.at(ledger, "2026-03-20T00:00:00Z");
                LedgerClient client = ledger.client()) {
            ManyPartners.enrol(client);
            ManyPartners.spend(client, 1);
            ManyPartners.spend(client, 2);
            story.clock("2026-04-02T01:00:00Z").closed("2026-03");
            undisturbed = ManyPartners.published(client);
        }
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        Path home = folder.resolve("home");
        String job;
        try (LedgerProcess ledger = LedgerProcess.start(home)) {
            ManyPartners.enrol(ledger.client());
            ManyPartners.spend(ledger.client(), 1);
            ManyPartners.spend(ledger.client(), 2);
            job = close(ledger.client());
            ManyPartners.requireInTheMiddle(ManyPartners.await(ledger.client(), job, ManyPartners::isInTheMiddle));
            ledger.kill();
        }

        try (LedgerProcess ledger = LedgerProcess.start(home)) {
            assertEndsUndisturbed(ledger.client(), job);
        }
    }

    /** Two nodes on one database take facts at once, are asked for the same close at once, and one of them dies. */
    @Test
    void goesOnOnTheOtherNode() throws Exception {
        Access access = DATABASE.access();
        var environment = Map.of(
                "LEDGER_DATABASE_URL", access.url(),
                "LEDGER_DATABASE_USER", access.user(),
                "LEDGER_DATABASE_PASSWORD", access.password());
        try (LedgerProcess one = LedgerProcess.start(folder.resolve("one"), 256, environment);
                LedgerProcess other = LedgerProcess.start(folder.resolve("other"), 256, environment);
                ExecutorService senders = Executors.newFixedThreadPool(2)) {
            ManyPartners.enrol(one.client());
            Future<?> first = senders.submit(() -> ManyPartners.spend(one.client(), 1));
            Future<?> second = senders.submit(() -> ManyPartners.spend(other.client(), 2));
            first.get();
            second.get();

            String job = close(one.client());
            assertThat(close(other.client())).as("the same job, not another").isEqualTo(job);
            ManyPartners.requireInTheMiddle(ManyPartners.await(other.client(), job, ManyPartners::isInTheMiddle));
            one.kill();

            assertEndsUndisturbed(other.client(), job);
        }
    }

    private static String close(LedgerClient ledger) {
        return ManyPartners.require(ledger.post(ManyPartners.CLOSE))
                .path("jobId")
                .asString();
    }

    private static void assertEndsUndisturbed(LedgerClient ledger, String job) {
        JsonNode ended = ManyPartners.await(ledger, job, ManyPartners::hasEnded);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("DONE");
        assertThat(ManyPartners.published(ledger)).isEqualTo(undisturbed);
        assertThat(ManyPartners.require(ledger.get("/api/v1/jobs")).get("items"))
                .as("every job that there was")
                .hasSize(1);
    }
}
