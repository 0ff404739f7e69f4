package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;
import static org.partnerledger.api.Lines.refund;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;

/** Facts in the wrong order are held and count as if they had come in the right one: documents equal to the byte. */
class OrderOfArrivalTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final String ENROLMENT = """
            {"partnerId": "p-1", "name": "p-1", "currency": "CNY", "memberFrom": "2025-01-01"}""";

    /** A fact and what tells it. */
    private static final String ORDER = """
            {"orderId": "o-1", "customerId": "c-1", "paidAt": "2026-03-10T00:00:00Z", "lines": [
              {"lineId": "O1", "currency": "CNY", "product": {"serviceType": "ecs"},
               "chargingMode": "PREPAID", "lineType": "PURCHASE", "paid": {"cash": "80.00"}}]}""";

    private static final String ORDER_REFUND = """
            {"refundId": "r-1", "baseOrderId": "o-1", "refundedAt": "2026-03-12T00:00:00Z", "lines": [
              {"lineId": "OR1", "baseLineId": "O1", "lineType": "REFUND_UNSUBSCRIBE",
               "paid": {"cash": "-20.00"}}]}""";

    private record Told(String type, String data) {}

    /** Two facts, of which the second needs the first, or follows it. */
    @SuppressWarnings("ImmutableEnumChecker") // A record of two texts.
    enum Pair {
        PARTNER_AND_LINK(new Told("partner.enrolled", ENROLMENT), new Told("customer.linked", link("c-1", "p-1"))),
        LINK_AND_LINE(new Told("customer.linked", link("c-1", "p-1")), new Told("spend.recorded", line("L1"))),
        CERTIFICATION_AND_LINE(new Told("partner.certification", """
                {"partnerId": "p-1", "validFrom": "2026-03-15"}"""), new Told("spend.recorded", line("L1"))),
        BASE_AND_REFUND(new Told("spend.recorded", line("L1")), new Told("spend.recorded", refund("R1", "L1", "{}"))),
        LINE_AND_PAYMENT(new Told("spend.recorded", line("L1", """
                {"paid": {"credit": "100.00"}}""")), new Told("spend.paid", """
                {"tradeId": "t-L1", "paidAt": "2026-03-11T00:00:00Z"}""")),
        ORDER_AND_ITS_REFUND(new Told("order.paid", ORDER), new Told("order.refunded", ORDER_REFUND));

        private final Told first;
        private final Told second;

        Pair(Told first, Told second) {
            this.first = first;
            this.second = second;
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothOrdersGiveTheSameDocuments(Pair pair) {
        Map<String, String> inOrder = documents(pair, story -> tell(story, pair.first, pair.second));

        assertThat(documents(pair, story -> tell(story, pair.second, pair.first)))
                .isEqualTo(inOrder);
    }

    @Test
    void aRefundWhoseBaseIsWithdrawnStandsAsIfThatHadNeverArrived() {
        Told refund = Pair.BASE_AND_REFUND.second;
        Map<String, String> alone = documents(Pair.BASE_AND_REFUND, story -> tell(story, refund));

        Map<String, String> afterwards = documents(Pair.BASE_AND_REFUND, story -> {
            tell(story, Pair.BASE_AND_REFUND.first);
            String base = story.lastFactId();
            tell(story, refund);
            assertThat(story.get("/api/v1/partners/p-1/bills/2026-03/lines").toString())
                    .doesNotContain("BASE_UNKNOWN");
            withdraw(story, base);
            assertThat(story.get("/api/v1/partners/p-1/bills/2026-03/lines").toString())
                    .contains("BASE_UNKNOWN");
        });

        assertThat(afterwards).isEqualTo(alone);
    }

    @Test
    void aCorrectedBaseTakesItsRefundAlong() {
        Told refund = Pair.BASE_AND_REFUND.second;
        var corrected = new Told("spend.recorded", line("L1", """
                {"product": {"serviceType": "obs"}, "paid": {"cash": "90.00"}}"""));
        Map<String, String> atOnce = documents(Pair.BASE_AND_REFUND, story -> tell(story, corrected, refund));

        Map<String, String> afterwards = documents(Pair.BASE_AND_REFUND, story -> {
            tell(story, Pair.BASE_AND_REFUND.first);
            String base = story.lastFactId();
            tell(story, refund);
            withdraw(story, base);
            tell(story, corrected);
        });

        assertThat(afterwards).isEqualTo(atOnce);
    }

    @Test
    void aWithdrawalThatComesBeforeItsFactTakesItBack() {
        Map<String, String> without = documents(Pair.BASE_AND_REFUND, _ -> {});

        Map<String, String> afterwards = documents(Pair.BASE_AND_REFUND, story -> {
            int told = Integer.parseInt(story.lastFactId().substring("fact-".length()));
            assertThat(story.fact("fact.withdrawn", withdrawal("fact-" + (told + 2))))
                    .isEqualTo("UNKNOWN_REFERENCE");
            story.told("spend.recorded", line("L1"));
        });

        assertThat(afterwards).isEqualTo(without);
    }

    private static void withdraw(Story story, String fact) {
        story.told("fact.withdrawn", withdrawal(fact));
    }

    private static String withdrawal(String fact) {
        return """
                {"source": "feed/story", "id": "%s", "reason": "wrong"}""".formatted(fact);
    }

    private static void tell(Story story, Told... facts) {
        for (Told fact : facts) {
            assertThat(story.fact(fact.type(), fact.data()))
                    .as(fact.toString())
                    .isIn("", "UNKNOWN_REFERENCE", "UNKNOWN_PARTNER");
        }
    }

    /** Of a partner, its customer and another line, where the telling does not bring them itself. */
    private static Map<String, String> documents(Pair pair, Consumer<Story> telling) {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")) {
            story.planned(plan("BASE", 1, "2026-01"));
            if (pair != Pair.PARTNER_AND_LINK) {
                story.enrolled("p-1");
            }
            if (pair != Pair.PARTNER_AND_LINK && pair != Pair.LINK_AND_LINE) {
                story.told("customer.linked", link("c-1", "p-1"));
            }
            telling.accept(story);
            assertThat(story.get("/api/v1/quarantine").get("items"))
                    .as("still held")
                    .isEmpty();
            story.told("spend.recorded", line("OTHER"));
            Map<String, String> documents = story.documents(List.of("p-1"), List.of("2026-03", "2026-04"), "");
            assertThat(documents.get("p-1/bills/2026-03")).contains("\"total\"");
            return documents;
        }
    }
}
