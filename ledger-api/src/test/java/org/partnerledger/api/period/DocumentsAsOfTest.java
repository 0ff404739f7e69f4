package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;
import static org.partnerledger.api.Lines.refund;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;

/** A document of an instant is the one that was shown then, to the byte, whatever came later. */
class DocumentsAsOfTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final List<String> PARTNERS = List.of("p-1", "p-2");
    private static final List<String> MONTHS = List.of("2026-02", "2026-03", "2026-04");

    /** What was shown at an instant, and what had just happened. */
    private record Picture(String at, String after, Map<String, String> documents) {}

    private final List<Picture> pictures = new ArrayList<>();

    @Test
    void aDocumentOfAnInstantIsTheOneThatWasShownThen() {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2026-03-01T00:00:00Z")) {
            tellMarch(story);
            tellApril(story);

            assertThat(new LinkedHashSet<>(
                            pictures.stream().map(Picture::documents).toList()))
                    .as("different pictures, so that a wrong instant would be seen")
                    .hasSizeGreaterThan(pictures.size() / 2);
            assertAlbum(story);
            story.rebuilt();
            assertAlbum(story);
        }
    }

    private void tellMarch(Story story) {
        after(story, "2026-03-01T01:00:00Z", "nothing", () -> {});
        after(
                story,
                "2026-03-02T01:00:00Z",
                "enrolment, rules and a line of nobody",
                () -> story.enrolled("p-1")
                        .enrolled("p-2")
                        .planned(plan("BASE", 1, "2026-01"))
                        .told("spend.recorded", line("L1")));
        after(story, "2026-03-03T01:00:00Z", "its link", () -> story.told("customer.linked", link("c-1", "p-1")));
        after(story, "2026-03-04T01:00:00Z", "a line on credit", () -> story.told("spend.recorded", line("L2", """
                {"paid": {"credit": "200.00"}}""")));
        after(story, "2026-03-05T01:00:00Z", "a part of its payment", () -> story.told("spend.paid", """
                {"tradeId": "t-L2", "paidAt": "2026-03-05T01:00:00Z", "amount": "50.00"}"""));
        after(story, "2026-03-06T01:00:00Z", "a refund", () -> story.told("spend.recorded", refund("R1", "L1", "{}")));
        after(story, "2026-03-07T01:00:00Z", "a certification", () -> story.told("partner.certification", """
                {"partnerId": "p-1", "validFrom": "2026-03-15"}"""));
        after(story, "2026-03-08T01:00:00Z", "a better one", () -> story.told("partner.certification", """
                {"partnerId": "p-1", "validFrom": "2025-01-01"}"""));
        after(
                story,
                "2026-03-09T01:00:00Z",
                "a line of the marketplace",
                () -> story.told("spend.recorded", line("M1", """
                        {"provider": "MARKETPLACE"}""")));
        after(
                story,
                "2026-03-10T01:00:00Z",
                "its withdrawal",
                () -> story.told("fact.withdrawn", """
                {"source": "feed/story", "id": "%s", "reason": "wrong"}""".formatted(story.lastFactId())));
        after(story, "2026-03-11T01:00:00Z", "a catalogue", () -> put(story, "/api/v1/rules/catalogue/2026-03", """
                [{"serviceType": "ecs", "class": "NO_PERFORMANCE"}]"""));
        after(story, "2026-03-12T01:00:00Z", "another one", () -> put(story, "/api/v1/rules/catalogue/2026-03", "[]"));
        after(story, "2026-03-13T01:00:00Z", "parameters", () -> put(story, "/api/v1/rules/parameters", """
                {"minPayout": "1000"}"""));
        after(story, "2026-03-14T01:00:00Z", "a partner's end", () -> story.told("partner.left", """
                {"partnerId": "p-2", "memberTo": "2026-03-14"}"""));
        after(story, "2026-03-15T01:00:00Z", "its return below another", () -> story.told("partner.enrolled", """
                {"partnerId": "p-2", "name": "p-2", "currency": "CNY", "memberFrom": "2026-03-14T00:00:01+08:00",
                 "distributorId": "p-1"}"""));
        after(
                story,
                "2026-03-20T01:00:00Z",
                "a line of its customer",
                () -> story.told("customer.linked", link("c-2", "p-2")).told("spend.recorded", line("L4", """
                        {"customerId": "c-2", "consumedFrom": "2026-03-19T10:00:00+08:00"}""")));
    }

    private void tellApril(Story story) {
        after(story, "2026-04-02T01:00:00Z", "the close", () -> story.closed("2026-03"));
        after(story, "2026-04-03T01:00:00Z", "a late line", () -> story.told("spend.recorded", line("L5")));
        after(story, "2026-04-04T01:00:00Z", "the rest of a payment", () -> story.told("spend.paid", """
                {"tradeId": "t-L2", "paidAt": "2026-04-04T01:00:00Z"}"""));
        after(
                story,
                "2026-04-05T01:00:00Z",
                "a refund of a closed base",
                () -> story.told("spend.recorded", refund("R4", "L4", """
                        {"consumedFrom": "2026-04-05T00:00:00Z", "tradedAt": "2026-04-05T00:00:00Z"}""")));
        after(
                story,
                "2026-04-06T01:00:00Z",
                "another link",
                () -> story.told("customer.unlinked", """
                {"customerId": "c-1", "to": "2026-04-01"}""")
                        .told("customer.linked", """
                        {"customerId": "c-1", "partnerId": "p-2", "association": "RESALE", "from": "2026-04-01"}""")
                        .told("spend.recorded", line("L6", """
                        {"consumedFrom": "2026-04-06T00:00:00Z", "tradedAt": "2026-04-06T00:00:00Z"}""")));
        after(story, "2026-04-07T01:00:00Z", "parameters again", () -> put(story, "/api/v1/rules/parameters", "{}"));
        after(story, "2026-05-02T01:00:00Z", "the next close", () -> story.closed("2026-04"));
    }

    private void after(Story story, String at, String what, Runnable change) {
        story.clock(at);
        change.run();
        pictures.add(new Picture(at, what, story.documents(PARTNERS, MONTHS, "")));
    }

    private void assertAlbum(Story story) {
        for (Picture picture : pictures) {
            assertThat(story.documents(PARTNERS, MONTHS, "?asOf=" + picture.at()))
                    .as("as of %s, after %s", picture.at(), picture.after())
                    .isEqualTo(picture.documents());
        }
    }

    private static void put(Story story, String path, String body) {
        assertThat(story.put(path, body).isGood()).as(path).isTrue();
    }
}
