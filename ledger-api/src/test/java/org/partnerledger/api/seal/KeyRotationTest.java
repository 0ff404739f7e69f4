package org.partnerledger.api.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.bundle.BundleReader;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.period.PeriodCloser;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;
import tools.jackson.databind.JsonNode;

/** Closes of one chain, signed by one key after the other. */
class KeyRotationTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    @TempDir
    private Path folder;

    @Test
    void theChainGoesOnUnderANewKeyAndOldSealsStayValid() throws IOException {
        RunningLedger ledger = RunningLedger.sharedLedger();
        try (Story story = Story.at(ledger, "2026-03-20T00:00:00Z").enrolled("p-1");
                LedgerClient client = ledger.client()) {
            story.clock("2026-04-05T00:00:00Z").closed("2026-03").clock("2026-05-05T00:00:00Z");
            var rotated = new SealKey(folder.resolve("new-key.pem"), true);
            sealUnder(rotated, "2026-04");

            JsonNode keys = story.get("/api/v1/seals/keys").get("items");
            assertThat(keys).hasSize(2);
            assertThat(keys.get(1).get("publicKey").asString()).isEqualTo(rotated.publicKey());
            String oldKey = keys.get(0).get("publicKey").asString();
            Path march = bundle(client, "2026-03");
            Path april = bundle(client, "2026-04");
            assertThat(BundleReader.verify(march, oldKey).findings()).isEmpty();
            assertThat(BundleReader.verify(april, rotated.publicKey()).findings())
                    .isEmpty();
            assertThat(BundleReader.verify(april, oldKey).findings())
                    .extracting(Finding::code)
                    .containsExactly(Code.KEY_UNEXPECTED);
            JsonNode closes = story.get("/api/v1/seals").get("items");
            assertThat(closes.at("/1/seal/previous").asString())
                    .as("the first close under the new key names the last one under the old")
                    .isEqualTo(closes.at("/0/hash").asString());
            assertThat(story.ended(story.post("/api/v1/seals/verification")).at("/result/findings"))
                    .isEmpty();
        }
    }

    /** The close is broken off before it is sealed, and sealed by a ledger that was started with another key. */
    private static void sealUnder(SealKey key, String month) {
        RunningLedger ledger = RunningLedger.sharedLedger();
        PeriodCloser closer = ledger.bean(PeriodCloser.class);
        assertThatThrownBy(() -> closer.close(Period.of(month), null, new PeriodCloser.Progress() {
                    @Override
                    public void total(int partners) {}

                    @Override
                    public void done(int partners) {
                        throw new IllegalStateException("the node stops");
                    }
                }))
                .hasRootCauseMessage("the node stops");
        new MonthSealing(
                        ledger.bean(SealReads.class),
                        key,
                        ledger.bean(StoreHistory.class),
                        ledger.bean(CommandGateway.class),
                        ledger.bean(LedgerClock.class))
                .sealCloses();
    }

    private Path bundle(LedgerClient client, String month) {
        Path file = folder.resolve(month + ".zip");
        assertThat(client.download("/api/v1/partners/p-1/statements/" + month + "/bundle", file))
                .isTrue();
        return file;
    }
}
