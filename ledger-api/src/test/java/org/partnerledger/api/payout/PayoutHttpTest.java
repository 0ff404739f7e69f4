package org.partnerledger.api.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;

/** Benefits of 100.00 in January and 50.00 in February 2026, both closed and confirmed; taxes of 6 % and 5 %. */
class PayoutHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private Story story;

    @BeforeEach
    void confirmTwoMonths() {
        story = Story.at(LEDGER, "2026-01-10T09:00:00+08:00").enrolled("p-1");
        assertThat(story.put("/api/v1/rules/parameters", """
                {"tax": {"outputTax": "0.06", "serviceFeeTax": "0.05"}}""").isGood()).isTrue();
        assertThat(story.fact("benefit.qualified", """
                {"partnerId": "p-1", "kind": "CAPABILITY", "from": "2026-01-01"}""")).isEmpty();
        claim("cl-1", "2026-01-10", "100.00");
        claim("cl-2", "2026-02-10", "50.00");
        story.clock("2026-03-03T09:00:00+08:00").closed("2026-01").closed("2026-02");
        confirm("2026-01");
        confirm("2026-02");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void paysAllConfirmedStatementsWithAnInvoice() {
        Answer opened = story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "mode": "BANK_TRANSFER"}""");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body().get("statements")).hasSize(2);
        assertThat(opened.body().get("payable").asString()).isEqualTo("150.00");

        assertThat(step("apply").get("state").asString()).isEqualTo("PROCESSING");
        assertThat(statementState("2026-01")).isEqualTo("ISSUING");

        JsonNode reconciled = step("reconcile");
        assertThat(reconciled.get("state").asString()).isEqualTo("TO_INVOICE");
        // 150 / 1.06 × 1.05 = 148.584… -> 148.58
        assertThat(reconciled.get("settlement").asString()).isEqualTo("148.58");

        String invoices = """
                {"invoices": [{"number": "INV-1", "amount": "100.00", "issuedOn": "2026-03-03"},
                              {"number": "INV-2", "amount": "48.58", "issuedOn": "2026-03-03"}]}""";
        assertThat(step("invoices", invoices).get("state").asString()).isEqualTo("INVOICE_REVIEW");
        assertThat(step("invoices/reject", "{\"reason\": \"stamp missing\"}")
                        .get("state")
                        .asString())
                .isEqualTo("INVOICE_REJECTED");
        assertThat(step("invoices/reissue").get("state").asString()).isEqualTo("TO_INVOICE");
        assertThat(step("invoices", invoices).get("state").asString()).isEqualTo("INVOICE_REVIEW");
        JsonNode paying = step("invoices/accept");
        assertThat(paying.get("state").asString()).isEqualTo("PAYING");
        assertThat(paying.get("dueOn").asString()).isEqualTo("2026-03-18");

        assertThat(step("pay", "{\"reference\": \"T-1\"}").get("state").asString())
                .isEqualTo("PAID");
        assertThat(statementState("2026-01")).isEqualTo("ISSUED");
        assertThat(statementState("2026-02")).isEqualTo("ISSUED");
    }

    @Test
    void paysOneStatementWithoutAnInvoice() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "periods": ["2026-02"], "mode": "COUPON_QUOTA"}""");
        step("apply");

        JsonNode reconciled = step("reconcile");
        assertThat(reconciled.get("state").asString()).isEqualTo("PAYING");
        assertThat(reconciled.get("settlement").asString()).isEqualTo("50.00");
        assertThat(statementState("2026-01")).isEqualTo("CONFIRMED");
    }

    @Test
    void refusesInvoicesThatDoNotSayWhatIsSettled() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "mode": "CLOUD_ACCOUNT"}""");
        step("apply");
        step("reconcile");

        Answer answer = story.post("/api/v1/payouts/po-1/invoices", """
                {"invoices": [{"number": "INV-1", "amount": "150.00", "issuedOn": "2026-03-03"}]}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("code").asString()).isEqualTo("AMOUNT_MISMATCH");
    }

    @Test
    void paysNoStatementTwice() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "mode": "COUPON_QUOTA"}""");
        story.post("/api/v1/payouts", """
                {"payoutId": "po-2", "partnerId": "p-1", "periods": ["2026-02"], "mode": "COUPON_QUOTA"}""");
        step("apply");

        Answer second = story.post("/api/v1/payouts/po-2/apply");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("code").asString()).isEqualTo("OUT_OF_ORDER");
        assertThat(story.get("/api/v1/payouts/po-2").get("state").asString()).isEqualTo("TO_APPLY");
        assertThat(story.post("/api/v1/payouts", "{\"partnerId\": \"p-1\"}")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("NOTHING_TO_PAY");
    }

    @Test
    void confirmsStatementsAgainWhenTheTransferFails() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "mode": "COUPON_QUOTA"}""");
        step("apply");
        step("reconcile");
        assertThat(step("fail", "{\"reason\": \"account closed\"}").get("state").asString())
                .isEqualTo("FAILED");

        assertThat(statementState("2026-01")).isEqualTo("CONFIRMED");
        assertThat(story.post("/api/v1/payouts", "{\"partnerId\": \"p-1\"}").status())
                .isEqualTo(201);
    }

    @Test
    void saysWhatWouldBePossible() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1"}""");

        Answer tooEarly = story.post("/api/v1/payouts/po-1/reconcile");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.body().get("detail").asString()).contains("CHOOSE_MODE", "APPLY");
        assertThat(story.post("/api/v1/payouts/po-1/apply").body().get("detail").asString())
                .contains("BANK_TRANSFER");

        assertThat(story.post("/api/v1/payouts/po-1/mode", "{\"mode\": \"CLOUD_ACCOUNT\"}")
                        .isGood())
                .isTrue();
        assertThat(story.post("/api/v1/payouts/po-1/mode", "{\"mode\": \"COUPON_QUOTA\"}")
                        .status())
                .as("final")
                .isEqualTo(409);
    }

    @Test
    void saysWhatThePayoutCanDoWhenItIsAppliedForTwice() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "mode": "CLOUD_ACCOUNT"}""");
        step("apply");

        assertThat(story.post("/api/v1/payouts/po-1/apply").body().get("detail").asString())
                .contains("payout po-1 is PROCESSING", "possible is [RECONCILE]");
    }

    @Test
    void refusesAnInvoiceAboutNothing() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "mode": "CLOUD_ACCOUNT"}""");
        step("apply");
        step("reconcile");

        Answer answer = story.post("/api/v1/payouts/po-1/invoices", """
                {"invoices": [{"number": "INV-1", "amount": "0", "issuedOn": "2026-03-03"}]}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isEqualTo("/invoices/0/amount");
    }

    @Test
    void listsWhatIsOverdue() {
        story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "p-1", "mode": "COUPON_QUOTA"}""");
        JsonNode applied = step("apply");
        // Five workdays of April 2026: 1, 2, 3, 7, 8 (4 to 6 are days off).
        assertThat(applied.get("dueOn").asString()).isEqualTo("2026-04-08");
        assertThat(story.get("/api/v1/payouts?overdue=true").get("items")).isEmpty();

        story.clock("2026-04-09T09:00:00+08:00");
        assertThat(story.get("/api/v1/payouts?overdue=true").get("items")).hasSize(1);
        assertThat(story.get("/api/v1/payouts?state=PAID").get("items")).isEmpty();
    }

    private JsonNode step(String step) {
        Answer answer = story.post("/api/v1/payouts/po-1/" + step);
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return answer.body();
    }

    private JsonNode step(String step, String body) {
        Answer answer = story.post("/api/v1/payouts/po-1/" + step, body);
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return answer.body();
    }

    private String statementState(String month) {
        return story.get("/api/v1/partners/p-1/statements/" + month)
                .get("state")
                .asString();
    }

    private void confirm(String month) {
        assertThat(story.post("/api/v1/partners/p-1/statements/" + month + "/confirm")
                        .isGood())
                .isTrue();
    }

    private void claim(String claim, String on, String amount) {
        assertThat(story.fact("benefit.claimed", """
                {"claimId": "%s", "partnerId": "p-1", "kind": "CAPABILITY", "on": "%s", "amount": "%s",
                 "currency": "CNY"}""".formatted(claim, on, amount)))
                .isEmpty();
        assertThat(story.fact("benefit.approved", """
                {"claimId": "%s", "on": "%s", "amount": "%s"}""".formatted(claim, on, amount)))
                .isEmpty();
    }
}
