package org.partnerledger.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/** A general ledger held against the journal: 5.00 of March, confirmed in May. */
class BooksReconciliationHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final String AT = "/api/v1/reconciliations?partnerId=p-1&period=2026-03&mapping=gl&measure=";

    private Story story;

    @BeforeEach
    void tell() {
        story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1");
        story.told("customer.linked", Lines.link("c-1", "p-1"))
                .planned(Lines.plan("BASE", 1, "2026-01"))
                .told("spend.recorded", Lines.line("l-1"));
        story.clock("2026-04-03T09:00:00+08:00").closed("2026-03");
        story.clock("2026-04-10T09:00:00+08:00");
        assertThat(story.post("/api/v1/partners/p-1/statements/2026-03/confirm").isGood())
                .isTrue();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void whatTheyBookInAnotherMonthIsFoundAndWhatNobodyKnowsIsSaid() throws InterruptedException {
        mapped("{\"PAYABLE\": \"2241\", \"CONFIRMED\": \"2242\", \"INCENTIVE\": \"6601\"}");
        JsonNode run = run("Account;Debit\n2241;-5.00\n6601;5.00\n9999;1.00\n");

        assertThat(results(run))
                .containsExactly(
                        "2241 DIFFERS OTHER_PERIOD 2026-04 5.00",
                        "2242 DIFFERS OTHER_PERIOD 2026-04 -5.00",
                        "6601 AGREES",
                        "9999 DIFFERS UNKNOWN_LINE  -1.00");
        assertThat(run.at("/bridge/theirs").asString()).isEqualTo("1.00");
        assertThat(run.at("/bridge/ours").asString()).isEqualTo("0.00");
    }

    @Test
    void severalAccountsOfOursMayBeOneOfTheirs() throws InterruptedException {
        mapped("{\"PAYABLE\": \"2241\", \"CONFIRMED\": \"2241\"}");

        assertThat(results(run("Account;Debit\n2241;-5.00\n"))).containsExactly("2241 AGREES");
    }

    @Test
    void withoutNamesAllMoneyAccountsAreHeldAgainstTheirOwnAndAddUpToNothing() throws InterruptedException {
        mapped("{}");
        JsonNode run = run("Account;Debit\nINCENTIVE;5.00\nCONFIRMED;-4.00\n");

        assertThat(results(run))
                .containsExactly("CONFIRMED DIFFERS UNEXPLAINED  -1.00", "INCENTIVE AGREES", "PAYABLE AGREES");
        assertThat(run.at("/bridge/ours").asString()).isEqualTo("0.00");
    }

    @Test
    void booksAndLinesAreNotMixed() {
        mapped("{}");
        try (LedgerClient client = LEDGER.client()) {
            Answer answer = client.send("POST", AT + "SPEND", "text/csv", BodyPublishers.ofString("Account;Debit\n"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().get("code").asString()).isEqualTo("INVALID_PARAMETER");
        }
        String columns = "\"columns\": {\"account\": \"A\", \"lineId\": \"L\", \"amount\": \"D\"}";
        for (String mixed : List.of(
                "{\"keys\": [\"account\", \"lineId\"], " + columns + "}",
                "{\"keys\": [\"lineId\"], " + columns.replace("\"account\": \"A\", ", "")
                        + ", \"accounts\": {\"PAID\": \"1\"}}",
                "{\"keys\": [\"account\"], " + columns.replace("\"lineId\": \"L\", ", "")
                        + ", \"accounts\": {\"SPEND\": \"1\"}}")) {
            Answer answer = story.put("/api/v1/reconciliation-mappings/mixed", mixed);
            assertThat(answer.status()).as(mixed).isEqualTo(400);
        }
    }

    private void mapped(String accounts) {
        Answer answer = story.put("/api/v1/reconciliation-mappings/gl", """
                {"keys": ["account"], "columns": {"account": "Account", "amount": "Debit"}, "separator": ";",
                 "zone": "Asia/Shanghai", "accounts": %s}""".formatted(accounts));
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
    }

    private JsonNode run(String file) throws InterruptedException {
        return new Reconciled(LEDGER).run(AT + "BOOKS", file);
    }

    /** Key, result and steps. */
    private List<String> results(JsonNode run) {
        return story.get(Reconciled.path(run) + "/results")
                .get("items")
                .valueStream()
                .map(it ->
                        it.get("key").get(0).asString() + " " + it.get("result").asString() + Reconciled.steps(it))
                .toList();
    }
}
