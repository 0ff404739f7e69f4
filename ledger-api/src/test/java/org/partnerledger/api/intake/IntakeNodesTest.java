package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database take facts in turns, and at the same time. */
class IntakeNodesTest {

    @RegisterExtension
    @Order(1)
    static final RunningLedger ONE = RunningLedger.in("simulation");

    @RegisterExtension
    @Order(2)
    static final RunningLedger TWO = RunningLedger.nextTo(ONE);

    private static final int LINES = 9_000;

    @Test
    void ofBothEachGoesOnFromTheNumbersOfTheOther() throws Exception {
        try (LedgerClient one = ONE.client();
                LedgerClient two = TWO.client();
                ExecutorService senders = Executors.newFixedThreadPool(2)) {
            taken(one, fact("enrolled", "partner.enrolled", """
                    {"partnerId": "p-1", "name": "n", "currency": "CNY", "memberFrom": "2025-01-01"}"""));
            taken(two, fact("linked", "customer.linked", link("c-1", "p-1")));
            for (int turn = 0; turn < 3; turn++) {
                taken(one, spend("one-" + turn, "service-one-" + turn));
                taken(two, spend("two-" + turn, "service-two-" + turn));
            }

            Future<?> first = senders.submit(() -> taken(one, body("one")));
            Future<?> second = senders.submit(() -> taken(two, body("two")));
            first.get();
            second.get();
        }
        JdbcClient jdbc = ONE.bean(JdbcClient.class);
        assertThat(count(jdbc, "line")).isEqualTo(6 + 2 * LINES);
        assertThat(jdbc.sql("select max(line_no) from line").query(Long.class).single())
                .as("without gaps")
                .isEqualTo(6 + 2 * LINES);
        assertThat(count(jdbc, "combination"))
                .as("each is numbered once, whoever saw it first")
                .isEqualTo(6 + 50 + LINES / 1_000 * 2);
        assertThat(count(
                        jdbc,
                        "line l join combination c on c.number = l.combination"
                                + " and c.service_type = l.service_type"))
                .as("every line has its own")
                .isEqualTo(6 + 2 * LINES);
    }

    /** Services that both nodes see, and new ones of its own in every chunk. */
    private static String body(String node) {
        return IntStream.range(0, LINES)
                .mapToObj(i -> spend(node + "/" + i, i % 1_000 == 0 ? node + i : "both-" + i % 50))
                .collect(Collectors.joining());
    }

    private static String spend(String id, String service) {
        return fact(id, "spend.recorded", line(id, "{\"product\": {\"serviceType\": \"" + service + "\"}}"));
    }

    private static String fact(String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"feed/nodes\",\"type\":\"" + type
                + ".v1\",\"time\":\"2026-03-19T00:00:00Z\",\"data\":" + data.replace('\n', ' ') + "}\n";
    }

    private static void taken(LedgerClient client, String body) {
        Answer answer = client.send("POST", "/api/v1/events", "application/x-ndjson", BodyPublishers.ofString(body));
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        assertThat(answer.body().path("quarantined").asInt())
                .as(answer.explain())
                .isZero();
    }

    private static long count(JdbcClient jdbc, String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
