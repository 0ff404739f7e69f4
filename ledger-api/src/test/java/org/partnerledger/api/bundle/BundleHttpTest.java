package org.partnerledger.api.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.verification.MonthChain;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every sealed month can be taken along: its amounts follow from the file alone, and it names nobody else. */
class BundleHttpTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void everyMonthOfEveryScenarioHoldsByItself(Path file) throws IOException {
        try (LedgerClient client = RunningLedger.sharedLedger().client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();

            List<PeriodSeal> months = sealed();
            assertThat(months).isNotEmpty();
            for (PeriodSeal month : months) {
                Path bundle = Parts.fetch(
                        client, month.partnerId().value(), month.period().toString(), folder);
                assertThat(BundleReader.verify(bundle, null).findings())
                        .as(month.partnerId() + " " + month.period())
                        .isEmpty();
                assertNamesNobodyElse(bundle, month.partnerId().value());
            }
            assertThat(MonthChain.findings(months, true)).isEmpty();
        }
    }

    @Test
    void aMonthThatIsOpenHasNoBundle() {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2026-07-10T00:00:00Z")
                        .enrolled("p-1");
                LedgerClient client = RunningLedger.sharedLedger().client()) {
            assertThat(client.get("/api/v1/partners/p-1/statements/2026-07/bundle")
                            .explain())
                    .startsWith("404 NOT_SEALED");
            assertThat(story.get("/api/v1/seals").get("items")).isEmpty();
        }
    }

    @Test
    void whatIsNotAsItWasSealedIsNotSent() {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2026-07-10T00:00:00Z")
                        .enrolled("p-1");
                LedgerClient client = RunningLedger.sharedLedger().client()) {
            var _ = story.clock("2026-08-05T00:00:00Z").closed("2026-07");
            int _ = RunningLedger.sharedLedger()
                    .bean(JdbcClient.class)
                    .sql("update partner_period set first_covered = first_covered - 1")
                    .update();
            assertThat(client.get("/api/v1/partners/p-1/statements/2026-07/bundle")
                            .explain())
                    .startsWith("409 SEAL_BROKEN");
        }
    }

    private static List<PeriodSeal> sealed() {
        return RunningLedger.sharedLedger().bean(SealViews.class).periods().stream()
                .map(SealedPeriod::seal)
                .toList();
    }

    /** Tier-2 partners of the month's own customers excepted. */
    static void assertNamesNobodyElse(Path bundle, String partner) throws IOException {
        Parts parts = Parts.of(bundle);
        var others = new TreeSet<>(RunningLedger.sharedLedger()
                .bean(JdbcClient.class)
                .sql("select partner_id from partner where distributor_id is distinct from ? and partner_id <> ?")
                .param(partner)
                .param(partner)
                .query(String.class)
                .list());
        for (String other : others) {
            for (BundleFile file : BundleFile.values()) {
                assertThat(parts.text(file)).doesNotContain('"' + other + '"');
            }
        }
    }
}
