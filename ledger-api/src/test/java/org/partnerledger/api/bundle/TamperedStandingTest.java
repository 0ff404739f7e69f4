package org.partnerledger.api.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;
import static org.partnerledger.api.Lines.refund;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;

/** Lines are decided once more by membership, certification and links: who changes one of them is found. */
class TamperedStandingTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    @TempDir
    static Path folder;

    private static byte[] bundle = {};

    /** Each line of the month but L1 is excluded for a reason of its own, or would be by a fact of another kind. */
    @BeforeAll
    static void closeAMonth() throws IOException {
        RunningLedger ledger = RunningLedger.sharedLedger();
        try (Story story = Story.at(ledger, "2026-03-28T00:00:00Z").planned(plan("BASE", 1, "2026-01"));
                LedgerClient client = ledger.client()) {
            story.enrolled("p-1").enrolled("p-2");
            story.told("partner.enrolled", """
                            {"partnerId": "t-1", "name": "t-1", "currency": "CNY", "memberFrom": "2025-01-01",
                             "distributorId": "p-1"}""")
                    .told("partner.certification", """
                            {"partnerId": "p-1", "validFrom": "2025-01-01", "validTo": "2026-03-15"}""")
                    .told("partner.left", """
                            {"partnerId": "t-1", "memberTo": "2026-03-11"}""")
                    .told("customer.linked", link("c-1", "p-1"), link("c-2", "t-1"), """
                            {"customerId": "c-3", "partnerId": "p-2", "association": "RESALE",
                             "from": "2025-01-01", "to": "2026-02-01"}""", """
                            {"customerId": "c-3", "partnerId": "p-1", "association": "RESALE",
                             "from": "2026-02-01", "segment": "MID_LONG_TAIL"}""")
                    .told("customer.unlinked", """
                            {"customerId": "c-2", "to": "2026-03-25"}""");
            story.told(
                    "spend.recorded",
                    line("L1"),
                    at("L2", "c-1", "2026-03-20"),
                    at("L3", "c-2", "2026-03-12"),
                    at("L4", "c-3", "2026-03-12"),
                    refund("R2", "L2", """
                            {"consumedFrom": "2026-03-21T00:00:00Z", "tradedAt": "2026-03-21T00:00:00Z"}"""));
            story.clock("2026-04-02T01:00:00Z").closed("2026-03");
            byte[] atFirst = Parts.fetched(client, "p-1", "2026-03", folder);

            // What is learned later about the time before changes nothing that was sealed, before a rebuild and after.
            story.clock("2026-04-03T00:00:00Z")
                    .told("partner.left", """
                            {"partnerId": "p-1", "memberTo": "2026-03-02"}""")
                    .told("partner.certification", """
                            {"partnerId": "t-1", "validFrom": "2026-03-01", "validTo": "2026-03-02"}""")
                    .told("partner.enrolled", """
                            {"partnerId": "t-1", "name": "t-1", "currency": "CNY", "memberFrom": "2026-03-12",
                             "distributorId": "p-2"}""")
                    .told("customer.unlinked", """
                            {"customerId": "c-1", "to": "2026-03-03"}""");
            bundle = Parts.fetched(client, "p-1", "2026-03", folder);
            assertThat(bundle).as("later facts left out").isEqualTo(atFirst);
            story.rebuilt();
            bundle = Parts.fetched(client, "p-1", "2026-03", folder);
            assertThat(bundle).as("after a rebuild").isEqualTo(atFirst);
        }
    }

    private static String at(String lineId, String customer, String day) {
        return line(lineId, """
                {"customerId": "%s", "consumedFrom": "%sT02:00:00Z",
                 "tradedAt": "%sT03:00:00Z"}""".formatted(customer, day, day));
    }

    @Test
    void everyReasonIsThereAndFollowsFromTheFacts() throws IOException {
        assertThat(parts().text(BundleFile.LINES))
                .contains("CERTIFICATION_EXPIRED", "PARTNER_NOT_IN_PROGRAMME", "REBIND_COOLDOWN");
        assertThat(Parts.verified(bundle, folder).findings()).isEmpty();
    }

    @Test
    void theOtherPartnerIsNotNamed() throws IOException {
        for (BundleFile file : BundleFile.values()) {
            assertThat(parts().text(file)).doesNotContain("p-2");
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "'\"to\":\"2026-03-14T16:00:00Z\"', '\"to\":\"2026-03-24T16:00:00Z\"', 'is CERTIFICATION_EXPIRED'",
        "'\"to\":\"2026-03-14T16:00:00Z\"', '\"to\":\"2026-03-04T16:00:00Z\"', 'is null, membership'",
        "'\"to\":\"2026-03-10T16:00:00Z\"', '\"to\":\"2026-03-24T16:00:00Z\"', 'is PARTNER_NOT_IN_PROGRAMME'",
        "'\"distributorId\":\"p-1\",', '', 'is of a customer that is not linked so'",
        "'\"to\":\"2026-03-24T16:00:00Z\"', '\"to\":\"2026-03-11T16:00:00Z\"', 'is of a customer that is'",
        "'\"afterAnother\":true', '\"afterAnother\":false', 'is REBIND_COOLDOWN'",
        "'\"segment\":\"MID_LONG_TAIL\"}', '\"segment\":\"ENTERPRISE\"}', 'is REBIND_COOLDOWN'",
        "'\"kind\":\"standing\"', '\"kind\":\"closed-month\"', 'is of a customer that is not linked so'"
    })
    void aFactThatWasChangedDecidesOtherwise(String old, String by, String detail) throws IOException {
        Verified verified = parts().replace(BundleFile.BASIS, old, by).verified(folder);
        assertThat(verified.findings()).extracting(Finding::code).contains(Code.HASH_MISMATCH);

        Verified hashedAgain =
                parts().replace(BundleFile.BASIS, old, by).sealedAgain().verified(folder);
        assertThat(hashedAgain.findings()).as("with all hashes made to fit").anySatisfy(it -> {
            assertThat(it.code()).isEqualTo(Code.DECISION_MISMATCH);
            assertThat(it.pointer()).startsWith("lines.ndjson/");
            assertThat(it.detail()).startsWith(detail);
        });
    }

    @Test
    void aRefundThatIsNotDecidedAsItsBaseIsFound() throws IOException {
        String lines = parts().text(BundleFile.LINES);
        String refund = lines.lines().toList().getLast();
        assertThat(refund).contains("REFUND_UNSUBSCRIBE", "CERTIFICATION_EXPIRED");
        Verified verified = parts().replace(
                        BundleFile.LINES, refund, refund.replace("\"CERTIFICATION_EXPIRED\"", "null"))
                .sealedAgain()
                .verified(folder);
        assertThat(verified.findings())
                .extracting(Finding::detail)
                .contains("is null, the line that it refunds is CERTIFICATION_EXPIRED");

        Verified without =
                parts().put(BundleFile.BASES.fileName(), "").sealedAgain().verified(folder);
        assertThat(without.findings()).extracting(Finding::detail).contains("refunds a line that is not there");
    }

    private static Parts parts() throws IOException {
        return Parts.of(bundle, folder);
    }
}
