package org.partnerledger.api.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.refund;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.bench.month.Market;
import org.partnerledger.api.bench.month.MarketRules;
import org.partnerledger.api.bench.month.MonthOfSpend;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;
import org.partnerledger.core.verification.MonthChain;
import org.partnerledger.core.verification.MonthSuccession;
import org.partnerledger.core.verification.MonthSuccession.Month;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;
import tools.jackson.databind.JsonNode;

/**
 * Half a year of generated spend, with refunds, late charges, unpaid means and payments: each month holds by itself.
 */
class HalfYearBundlesTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final int MONTHS = 6;
    private static final int PARTNERS = 6;
    private static final int LINES = 1_500;
    private static final Market MARKET = new Market(PARTNERS, 60);

    @TempDir
    private Path folder;

    @Test
    void everyPartnersEveryMonthHolds() throws IOException {
        RunningLedger ledger = RunningLedger.sharedLedger();
        try (Story story = Story.at(ledger, "2026-01-01T00:00:00Z");
                LedgerClient client = ledger.client()) {
            market(client);
            for (int i = 0; i < MONTHS; i++) {
                live(story, client, FIRST.plusMonths(i));
            }

            List<PeriodSeal> months = ledger.bean(SealViews.class).periods().stream()
                    .map(SealedPeriod::seal)
                    .toList();
            assertThat(months).hasSize(PARTNERS * MONTHS);
            Set<String> seen = new HashSet<>();
            List<Month> contents = new ArrayList<>();
            for (PeriodSeal month : months) {
                contents.add(assertHolds(client, month, seen));
            }
            assertThat(seen)
                    .as("the half year has something of everything")
                    .contains(
                            "EARLIER_LINES",
                            "BASES",
                            "TRADES",
                            "payment",
                            "released",
                            "frozen-before",
                            "paid",
                            "refund");
            assertChain(months);
            assertSuccession(contents);
        }
    }

    private Month assertHolds(LedgerClient client, PeriodSeal month, Set<String> seen) throws IOException {
        Path bundle =
                Parts.fetch(client, month.partnerId().value(), month.period().toString(), folder);
        Verified verified = BundleReader.verify(bundle, null);
        assertThat(verified.findings())
                .as(month.partnerId() + " " + month.period())
                .isEmpty();
        assertThat(verified.lines()).isPositive();
        BundleHttpTest.assertNamesNobodyElse(bundle, month.partnerId().value());
        Parts parts = Parts.of(bundle);
        for (BundleFile file : BundleFile.values()) {
            if (!parts.text(file).isEmpty()) {
                seen.add(file.name());
            }
        }
        note(seen, "payment", parts.text(BundleFile.TRADES).contains("paidAt"));
        note(seen, "released", parts.text(BundleFile.DOCUMENTS).contains("\"kind\":\"released\""));
        note(seen, "frozen-before", parts.text(BundleFile.BASIS).contains("\"kind\":\"frozen-before\""));
        note(seen, "paid", parts.text(BundleFile.BASIS).contains("\"kind\":\"paid\""));
        note(seen, "refund", parts.text(BundleFile.LINES).contains("REFUND"));
        return Objects.requireNonNull(verified.month());
    }

    /** What each began with is what the one before left; and each of these is missed where it is changed. */
    private static void assertSuccession(List<Month> months) {
        assertThat(succession(months)).isEmpty();
        Set<String> told = new HashSet<>();
        for (int i = 0; i < months.size(); i++) {
            for (Map.Entry<String, Month> change : changes(months.get(i)).entrySet()) {
                List<Month> changed = new ArrayList<>(months);
                changed.set(i, change.getValue());
                assertThat(succession(changed))
                        .as(change.getKey() + " of " + months.get(i).facts())
                        .anySatisfy(it -> assertThat(it.pointer()).contains(change.getKey()));
                told.add(change.getKey());
            }
        }
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "openingBalance", "openingFrozenBenefits", "frozen-before", "paid/", "closed-month", "rules");
        List<Month> part = months.stream()
                .filter(it -> !it.facts().period().equals(Period.of("2026-03")))
                .toList();
        assertThat(succession(part))
                .as("a month that is not there proves nothing")
                .isEmpty();
    }

    private static List<Finding> succession(List<Month> months) {
        var succession = new MonthSuccession();
        return months.stream().flatMap(it -> succession.next(it).stream()).toList();
    }

    /** The month with one of the facts it began with changed, by what the finding has to point to. */
    private static Map<String, Month> changes(Month it) {
        Map<String, Month> changes = new HashMap<>();
        Amount other = Amount.of("0.01");
        MonthFacts is = it.facts();
        changes.put("openingBalance", with(it, facts(is, is.openingBalance().plus(other), is.openingFrozenBenefits())));
        changes.put(
                "openingFrozenBenefits",
                with(
                        it,
                        facts(
                                is,
                                is.openingBalance(),
                                is.openingFrozenBenefits().plus(other))));
        if (is.closedThrough() != null && !it.frozenBefore().isEmpty()) {
            var less = it.frozenBefore().subList(1, it.frozenBefore().size());
            changes.put(
                    "frozen-before", new Month(is, it.closed(), less, it.paid(), it.quoted(), it.rules(), it.left()));
        }
        it.paid().stream().findFirst().ifPresent(result -> {
            var paid = new PlanResult(
                    result.planId(),
                    result.version(),
                    result.earnedIn(),
                    result.incentive(),
                    result.base().plus(other));
            changes.put(
                    "paid/",
                    new Month(is, it.closed(), it.frozenBefore(), List.of(paid), it.quoted(), it.rules(), it.left()));
        });
        if (is.closedThrough() != null) {
            changes.put(
                    "closed-month",
                    new Month(is, List.of(), it.frozenBefore(), it.paid(), it.quoted(), it.rules(), it.left()));
            var rules = it.rules().subList(0, 1);
            changes.put(
                    "rules", new Month(is, it.closed(), it.frozenBefore(), it.paid(), it.quoted(), rules, it.left()));
        }
        return changes;
    }

    private static Month with(Month it, MonthFacts facts) {
        return new Month(facts, it.closed(), it.frozenBefore(), it.paid(), it.quoted(), it.rules(), it.left());
    }

    private static MonthFacts facts(MonthFacts it, Amount balance, Amount benefits) {
        return new MonthFacts(
                it.partnerId(),
                it.period(),
                it.currency(),
                it.firstCovered(),
                it.closedThrough(),
                it.rulesNo(),
                it.asOf(),
                balance,
                benefits,
                it.overdue(),
                it.balanceLapses());
    }

    private static void note(Set<String> seen, String what, boolean isThere) {
        if (isThere) {
            seen.add(what);
        }
    }

    private static void assertChain(List<PeriodSeal> months) {
        assertThat(MonthChain.findings(months, true)).isEmpty();
        var gap = new ArrayList<>(months);
        gap.remove(1);
        assertThat(MonthChain.findings(gap, true))
                .singleElement()
                .satisfies(it -> assertThat(it.code()).isEqualTo(Code.SEQUENCE_GAP));
        var late = new ArrayList<>(months);
        late.remove(0);
        assertThat(MonthChain.findings(late, false))
                .as("a chain may begin anywhere for who has only a part of it")
                .isEmpty();
    }

    private static void market(LedgerClient client) throws IOException {
        require(client.put("/api/v1/rules/catalogue/" + FIRST, MarketRules.catalogue()));
        for (JsonNode plan : MarketRules.plans(FIRST)) {
            require(client.post("/api/v1/plans", "application/json", plan));
            require(client.post("/api/v1/plans/" + plan.path("planId").asString() + "/versions/"
                    + plan.path("version").asInt() + "/publish"));
        }
        var facts = new ByteArrayOutputStream();
        int count = MarketRules.writeFacts(MARKET, FIRST, facts);
        assertThat(send(client, facts.toByteArray()).get("accepted").asInt()).isEqualTo(count);
    }

    /** The month's spend, payments of some of what the month before left unpaid, and the close. */
    private void live(Story story, LedgerClient client, YearMonth month) throws IOException {
        story.clock(month.plusMonths(1)
                .atDay(5)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toString());
        Path events = folder.resolve("month.ndjson");
        var written = new MonthOfSpend(MARKET, month, 7).write(LINES, events, folder.resolve("month.tsv"));
        assertThat(send(client, Files.readAllBytes(events)).get("accepted").asLong())
                .isEqualTo(written.fresh());
        clawedBack(story, month);
        var payments = new StringBuilder();
        for (int number = 1; number <= LINES; number += 3) {
            payments.append(payment(month.minusMonths(1), number));
        }
        JsonNode _ = send(client, payments.toString().getBytes(UTF_8));
        story.clock(month.plusMonths(1)
                        .atDay(6)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toString())
                .closed(month.toString());
    }

    /** What February paid for is refunded in March. */
    private static void clawedBack(Story story, YearMonth month) {
        String customer = Market.customerId(0);
        switch (month.getMonth()) {
            case FEBRUARY -> story.told("spend.recorded", line("K1", """
                        {"customerId": "%s", "consumedFrom": "2026-02-10T00:00:00Z",
                         "tradedAt": "2026-02-10T01:00:00Z"}""".formatted(customer)));
            case MARCH -> story.told("spend.recorded", refund("K2", "K1", """
                        {"customerId": "%s"}""".formatted(customer)));
            default -> {}
        }
    }

    private static String payment(YearMonth month, int number) {
        return """
                {"specversion":"1.0","id":"paid-%1$s-%2$d","source":"feed/bench","type":"spend.paid.v1",\
                "time":"2026-01-01T00:00:00Z","data":{"tradeId":"%1$s-t-%2$d","paidAt":"%1$s-20T00:00:00Z"}}
                """.formatted(month, number);
    }

    private static JsonNode send(LedgerClient client, byte[] events) {
        var body = BodyPublishers.ofByteArray(events);
        return require(client.send("POST", "/api/v1/events", "application/x-ndjson", body));
    }

    private static JsonNode require(Answer answer) {
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return answer.body();
    }
}
