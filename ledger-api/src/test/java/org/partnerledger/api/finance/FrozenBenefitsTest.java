package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;

/** Benefits wait for an overdue bill: month by month more of them, until it is paid. */
class FrozenBenefitsTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @Test
    void areFrozenByTheStatementThatAddedThemAndReleasedTogether() {
        try (var story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1")) {
            assertThat(story.put("/api/v1/rules/parameters", "{\"billDueDays\": 5}")
                            .isGood())
                    .isTrue();
            story.told("customer.linked", Lines.link("c-1", "p-1")).told("spend.recorded", Lines.line("l-1"));
            story.told("benefit.qualified", "{\"partnerId\": \"p-1\", \"kind\": \"FH\", \"from\": \"2026-01-01\"}");
            story.clock("2026-04-03T09:00:00+08:00").closed("2026-03");
            approved(story, "cl-1", "2026-04-10", "50.00");
            story.clock("2026-05-03T09:00:00+08:00").closed("2026-04");
            approved(story, "cl-2", "2026-05-10", "30.00");
            story.clock("2026-06-03T09:00:00+08:00").closed("2026-05");

            assertThat(frozen(story, "")).containsExactly("2026-04 OVERDUE_BILL 50.00", "2026-05 OVERDUE_BILL 30.00");
            assertEqualToDocuments();

            story.told("bill.paid", """
                    {"partnerId": "p-1", "period": "2026-03", "paidAt": "2026-06-05T09:00:00+08:00"}""");
            story.clock("2026-07-03T09:00:00+08:00").closed("2026-06");
            assertThat(frozen(story, "")).isEmpty();
            assertThat(frozen(story, "?asOf=2026-05-20T00:00:00Z")).containsExactly("2026-04 OVERDUE_BILL 50.00");
            assertEqualToDocuments();
        }
    }

    private static void approved(Story story, String claim, String day, String amount) {
        story.clock(day + "T09:00:00+08:00");
        story.told("benefit.claimed", """
                {"claimId": "%s", "partnerId": "p-1", "kind": "FH", "on": "%s", "amount": "%s",
                 "currency": "CNY", "persons": 2}""".formatted(claim, day, amount));
        story.told("benefit.approved", """
                {"claimId": "%s", "on": "%s", "amount": "%s"}""".formatted(claim, day, amount));
    }

    private static List<String> frozen(Story story, String query) {
        return story.get("/api/v1/finance/frozen" + query)
                .get("items")
                .valueStream()
                .map(it -> it.get("period").asString() + " " + it.get("reason").asString() + " "
                        + it.get("amount").asString())
                .toList();
    }

    private static void assertEqualToDocuments() {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new Answers(LEDGER, client).equalTheDocuments()).isPositive();
        }
    }
}
