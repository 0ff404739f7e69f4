package org.partnerledger.api.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.partnerledger.api.comparison.Comparisons;
import org.partnerledger.api.recalculation.Corrections;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;
import org.partnerledger.core.verification.MonthSuccession;

/** What a statement has beside plans is worked out from facts: who changes one of them is found. */
class TamperedProgrammeTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    private static final String MARCH = "/api/v1/partners/p-1/statements/2026-03";

    @TempDir
    static Path folder;

    private static final Map<String, byte[]> BUNDLES = new HashMap<>();

    @BeforeAll
    static void closeThreeMonths() throws IOException {
        RunningLedger ledger = RunningLedger.sharedLedger();
        try (Story story = Story.at(ledger, "2026-03-10T09:00:00+08:00").enrolled("p-1");
                LedgerClient client = ledger.client()) {
            assertThat(story.put("/api/v1/rules/parameters", "{\"billDueDays\": 10}")
                            .isGood())
                    .isTrue();
            story.planned(plan("BASE", 1, "2026-01"))
                    .told("customer.linked", link("c-1", "p-1"))
                    .told("spend.recorded", line("L1"))
                    .told("benefit.qualified", """
                            {"partnerId": "p-1", "kind": "CAPABILITY", "from": "2026-01-01"}""")
                    .clock("2026-04-02T09:00:00+08:00")
                    .closed("2026-03");
            fetch(client, "2026-03");
            tellApril(story);
            story.clock("2026-05-03T09:00:00+08:00").closed("2026-04");
            // At the very instant of the close, and not known to it.
            story.told("bill.paid", """
                    {"partnerId": "p-1", "period": "2026-03", "paidAt": "2026-05-03T00:00:00Z"}""");
            fetch(client, "2026-04");
            tellMay(ledger, story);
            story.clock("2026-06-03T09:00:00+08:00").closed("2026-05");
            fetch(client, "2026-05");
        }
    }

    /** An upheld dispute, a claim, and a project that is 15 workdays late: one step, 5 % of 2000.00. */
    private static void tellApril(Story story) {
        assertThat(story.post(MARCH + "/disputes", """
                        {"disputeId": "d-1", "rows": ["RATE_EFFECT"], "text": "wrong plan"}""").isGood()).isTrue();
        assertThat(story.post(MARCH + "/disputes/d-1/uphold", "{\"amount\": \"12.34\"}")
                        .isGood())
                .isTrue();
        story.told("benefit.claimed", """
                        {"claimId": "cl-1", "partnerId": "p-1", "kind": "CAPABILITY", "on": "2026-04-01",
                         "amount": "60.00", "currency": "CNY"}""")
                .told("benefit.approved", "{\"claimId\": \"cl-1\", \"on\": \"2026-04-02\", \"amount\": \"50.00\"}")
                .told("opportunity.shared", """
                        {"opportunityId": "op-1", "direction": "HO", "partnerId": "p-1", "customerId": "c-1",
                         "title": "a move", "sharedAt": "2026-04-02T08:00:00+08:00"}""")
                .told("opportunity.accepted", """
                        {"opportunityId": "op-1", "at": "2026-04-02T08:30:00+08:00"}""")
                .told("order.paid", """
                        {"orderId": "o-1", "customerId": "c-1", "paidAt": "2026-04-02T09:00:00+08:00",
                         "lines": [{"lineId": "o-1-a", "currency": "CNY", "product": {"serviceType": "ecs"},
                                    "chargingMode": "PREPAID", "lineType": "PURCHASE",
                                    "paid": {"cash": "1500.00"}}]}""")
                .told("project.filed", """
                        {"projectId": "pr-1", "partnerId": "p-1", "customerId": "c-1", "scenario": "DELIVERY",
                         "opportunityId": "op-1", "filedOn": "2026-04-02", "start": "2026-04-03",
                         "end": "2026-04-30", "subsidy": "2000.00", "currency": "CNY",
                         "milestones": [{"milestoneId": "m1", "name": "go live", "dueOn": "2026-04-07"}]}""")
                .told("project.approved", "{\"projectId\": \"pr-1\", \"on\": \"2026-04-02\"}")
                .told("opportunity.won", """
                        {"opportunityId": "op-1", "at": "2026-04-03T11:00:00+08:00", "orderIds": ["o-1"]}""")
                .told("milestone.delivered", """
                        {"projectId": "pr-1", "milestoneId": "m1", "deliveredOn": "2026-04-28"}""")
                .told("project.accepted", "{\"projectId\": \"pr-1\", \"on\": \"2026-04-29\"}");
    }

    /** A claw-back of the subsidy, and a recalculation that takes back what March had earned. */
    private static void tellMay(RunningLedger ledger, Story story) {
        story.told("order.refunded", """
                        {"refundId": "rf-1", "baseOrderId": "o-1", "refundedAt": "2026-05-02T10:00:00+08:00",
                         "lines": [{"lineId": "rf-1-1", "baseLineId": "o-1-a", "lineType": "REFUND_UNSUBSCRIBE",
                                    "paid": {"cash": "-100.00"}}]}""").told("partner.certification", """
                        {"partnerId": "p-1", "validFrom": "2025-01-01", "validTo": "2026-03-05"}""");
        String _ = new Corrections(ledger, new Comparisons(ledger, story)).corrected("""
                        {"reason": "certified for some days only", "periods": ["2026-03"], "knownFacts": true}""");
    }

    private static void fetch(LedgerClient client, String month) throws IOException {
        BUNDLES.put(month, Parts.fetched(client, "p-1", month, folder));
    }

    @Test
    void everyKindOfFactIsThereAndTheMonthsHold() throws IOException {
        assertThat(parts("2026-04").text(BundleFile.BASIS))
                .contains("\"kind\":\"unpaid-bill\"")
                .contains("\"kind\":\"project\"")
                .contains("\"kind\":\"claim\"")
                .contains("\"kind\":\"correction\"")
                .contains("\"overdue\":true");
        assertThat(parts("2026-05").text(BundleFile.BASIS))
                .contains("\"kind\":\"subsidy-clawed-back\"")
                .contains("\"kind\":\"corrected-row\"");
        var succession = new MonthSuccession();
        for (String month : List.of("2026-03", "2026-04", "2026-05")) {
            Verified verified = Parts.verified(bundle(month), folder);
            assertThat(verified.findings()).as(month).isEmpty();
            assertThat(succession.next(Objects.requireNonNull(verified.month())))
                    .as(month)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource({
        "2026-04, '\"deliveredOn\":\"2026-04-28\"', '\"deliveredOn\":\"2026-05-11\"', statement/subsidies/0/deduction",
        "2026-04, '\"dueOn\":\"2026-04-07\"', '\"dueOn\":\"2026-04-27\"', statement/subsidies/0/net",
        "2026-04, '\"subsidy\":\"2000.00\"', '\"subsidy\":\"2001.00\"', statement/subsidies/0/subsidy",
        "2026-04, '\"acceptedOn\":\"2026-04-29\"', '\"acceptedOn\":\"2026-05-02\"', basis.ndjson",
        "2026-04, '\"approved\":\"50.00\"', '\"approved\":\"51.00\"', statement/benefits/0/amount",
        "2026-04, '\"claimed\":\"60.00\"', '\"claimed\":\"40.00\"', basis.ndjson",
        "2026-04, '\"approvedOn\":\"2026-04-02\"', '\"approvedOn\":\"2026-05-02\"', basis.ndjson",
        "2026-04, '\"amount\":\"12.34\"', '\"amount\":\"12.35\"', statement/adjustments/0/amount",
        "2026-04, '\"closedOn\":\"2026-04-02\"', '\"closedOn\":\"2026-04-30\"', basis.ndjson/overdue",
        "2026-04, '\"overdue\":true', '\"overdue\":false', basis.ndjson/overdue",
        "2026-04, '\"balanceLapses\":false', '\"balanceLapses\":true', basis.ndjson/balanceLapses",
        "2026-05, '\"entered\":\"1900.00\"', '\"entered\":\"1800.00\"', statement/adjustments",
        "2026-05, '\"original\":\"1500.00\"', '\"original\":\"1400.00\"', statement/adjustments",
        "2026-05, '\"had\":\"5.00\"', '\"had\":\"4.00\"', statement/adjustments"
    })
    void aFactThatWasChangedMakesOtherAmounts(String month, String old, String by, String pointer) throws IOException {
        Verified verified =
                parts(month).replace(BundleFile.BASIS, old, by).sealedAgain().verified(folder);
        assertThat(verified.findings())
                .as("with all hashes made to fit")
                .filteredOn(it -> it.code() == Code.AMOUNT_MISMATCH || it.code() == Code.DECISION_MISMATCH)
                .anySatisfy(it -> assertThat(it.pointer()).contains(pointer));
        assertThat(parts(month)
                        .replace(BundleFile.BASIS, old, by)
                        .verified(folder)
                        .findings())
                .extracting(Finding::code)
                .contains(Code.HASH_MISMATCH);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "'\"entered\":\"1900.00\"', '\"entered\":\"1900.01\"', subsidy/pr-1",
        "'\"due\":\"1500.00\"', '\"due\":\"1501.00\"', unpaid-bill/2026-04"
    })
    void whatAnEarlierStatementSaysIsHeldAgainstIt(String old, String by, String pointer) throws IOException {
        var succession = new MonthSuccession();
        for (String month : List.of("2026-03", "2026-04")) {
            assertThat(succession.next(Objects.requireNonNull(
                            Parts.verified(bundle(month), folder).month())))
                    .isEmpty();
        }
        Verified changed = parts("2026-05")
                .replace(BundleFile.BASIS, old, by)
                .sealedAgain()
                .verified(folder);
        assertThat(succession.next(Objects.requireNonNull(changed.month())))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.code()).isEqualTo(Code.AMOUNT_MISMATCH);
                    assertThat(it.pointer()).endsWith(pointer);
                });
    }

    private static byte[] bundle(String month) {
        return Objects.requireNonNull(BUNDLES.get(month));
    }

    private static Parts parts(String month) throws IOException {
        return Parts.of(bundle(month), folder);
    }
}
