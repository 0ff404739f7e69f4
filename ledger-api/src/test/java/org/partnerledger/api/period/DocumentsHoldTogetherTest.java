package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What documents say of each other, of their lines and of their own past, after every scenario of the project. */
class DocumentsHoldTogetherTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_REBUILD = Duration.ofMinutes(1);

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void rowsOpenToTheirLinesAndARebuildChangesNothing(Path file) throws IOException {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();
            Months months = Months.of(JSON.readTree(Files.readString(file)));

            Map<String, JsonNode> before = documents(client, months, "");
            assertThat(before).isNotEmpty();
            before.forEach((path, document) -> {
                if (path.endsWith("/explanation")) {
                    assertRowsOpen(client, path, document);
                    assertLinesAreDecidedAsOn(document);
                }
            });
            assertThat(documents(client, months, "?asOf=" + now(client)))
                    .as("as of now is now")
                    .isEqualTo(before);

            rebuild(client);
            assertThat(documents(client, months, "")).as("after a rebuild").isEqualTo(before);
        }
    }

    /** Partners and months that a scenario speaks of, and the month after the last one. */
    private record Months(Set<String> partners, Set<String> months) {

        static Months of(JsonNode scenario) {
            Set<String> partners = new TreeSet<>();
            Set<String> months = new TreeSet<>();
            for (JsonNode step : scenario.get("steps")) {
                if (step.has("close")) {
                    months.add(step.get("close").asString());
                }
                for (JsonNode event : step.path("events")) {
                    if (event.path("type").asString("").equals("partner.enrolled.v1")) {
                        partners.add(event.get("data").get("partnerId").asString());
                    }
                }
            }
            List<String> next = months.stream()
                    .map(month -> YearMonth.parse(month).plusMonths(1).toString())
                    .toList();
            months.addAll(next);
            return new Months(partners, months);
        }
    }

    private static Map<String, JsonNode> documents(LedgerClient client, Months months, String query) {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (String partner : months.partners()) {
            for (String month : months.months()) {
                String base = "/api/v1/partners/" + partner;
                for (String path : List.of(
                        base + "/bills/" + month,
                        base + "/statements/" + month,
                        base + "/statements/" + month + "/explanation")) {
                    Answer answer = client.get(path + query);
                    assertThat(answer.status()).as(path + query).isIn(200, 404);
                    if (answer.isGood()) {
                        documents.put(path, answer.body());
                    }
                }
            }
        }
        return documents;
    }

    /** Stories of lines are told without working out the documents. */
    private static void assertLinesAreDecidedAsOn(JsonNode explanation) {
        PartnerMonths months = LEDGER.bean(PartnerMonths.class);
        var partner = new PartnerId(explanation.get("partnerId").asString());
        Period period = Period.of(explanation.get("period").asString());
        for (GroupDecision decided : months.opened(partner, period).decisions()) {
            assertThat(months.decision(partner, period, unsummed(decided.group())))
                    .as(partner + " " + period)
                    .contains(decided);
        }
    }

    /** As of a line that brings no performance: whether others do is to be found out. */
    private static LineGroup unsummed(GroupKey key) {
        var none = LineGroup.Part.NONE;
        return new LineGroup(key, 1, Amount.ZERO, 0, Amount.ZERO, 0, none, none, none, none);
    }

    private static void assertRowsOpen(LedgerClient client, String path, JsonNode explanation) {
        JsonNode rows = explanation.get("rows");
        for (int row = 0; row < rows.size(); row++) {
            JsonNode it = rows.get(row);
            Answer answer = client.get(path + "/rows/" + row + "/lines?limit=1000");
            assertThat(answer.status()).as(path + " row " + row).isEqualTo(200);
            if (it.has("lines")) {
                var amounts = new ArrayList<BigDecimal>();
                answer.body()
                        .get("items")
                        .forEach(line -> amounts.add(
                                new BigDecimal(line.get("contribution").asString())));
                BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum.abs())
                        .as(path + " " + it)
                        .isEqualByComparingTo(new BigDecimal(it.get("amount").asString()).abs());
                assertThat((long) amounts.size())
                        .as(path + " " + it)
                        .isEqualTo(it.get("lines").asLong());
            }
        }
    }

    private static String now(LedgerClient client) {
        return client.get("/api/v1/simulation/clock").body().get("now").asString();
    }

    private static void rebuild(LedgerClient client) {
        String jobId =
                client.post("/api/v1/read-models/rebuild").body().get("jobId").asString();
        Instant giveUp = Instant.now().plus(LONGEST_REBUILD);
        String state = "RUNNING";
        while (state.equals("RUNNING") && Instant.now().isBefore(giveUp)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            state = client.get("/api/v1/jobs/" + jobId).body().get("state").asString();
        }
        assertThat(state).isEqualTo("DONE");
    }
}
