package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;
import static org.partnerledger.api.Lines.refund;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.intake.fact.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chunks of one body, of which each is decided while the one before is stored, become what they become one after the
 * other.
 */
class DecidingAheadTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final int SEEDS = 8;
    private static final int FACTS = 150;

    private final Intake intake = RunningLedger.sharedLedger().bean(Intake.class);
    private final JdbcClient jdbc = RunningLedger.sharedLedger().bean(JdbcClient.class);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void makesTheSameOfTheSameChunks(int seed) {
        List<List<Envelope>> chunks = chunks(new Random(seed));

        List<String> apart = stored(chunks, false);
        List<String> ahead = stored(chunks, true);

        assertThat(ahead).as("seed %d", seed).isEqualTo(apart);
        assertThat(apart)
                .as("lines, refunds that found their base, and facts that were not taken")
                .anyMatch(row -> row.startsWith("line "))
                .anyMatch(row -> row.startsWith("based "))
                .anyMatch(row -> row.contains("CONFLICT"))
                .anyMatch(row -> row.contains("REFUND_EXCEEDS_BASE"));
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @Test
    void nothingIsTakenAfterAChunkThatFailed() {
        try (Story story = ready()) {
            List<Envelope> good = List.of(fact("f-1", "spend.recorded", line("L1")));
            List<Envelope> next = List.of(fact("f-2", "spend.recorded", line("L2")));
            Intake.Succession chunks = intake.begin(new IntakeReport(), () -> {
                throw new IllegalStateException("enough");
            });

            assertThatThrownBy(() -> {
                        try (chunks) {
                            chunks.accept(good);
                            chunks.accept(next);
                            chunks.accept(next);
                        }
                    })
                    .hasMessage("enough");

            assertThat(rows("select line_id from line")).containsExactly("L1");
            assertThat(story.fact("spend.recorded", line("L3")))
                    .as("nobody's turn is left over")
                    .isEmpty();
        }
    }

    @Test
    void whatWasDecidedBehindAChunkThatCouldNotBeStoredIsForgotten() {
        try (Story _ = ready()) {
            List<List<Envelope>> chunks = List.of(
                    List.of(fact("f-1", "spend.recorded", service("L1", "s1"))),
                    List.of(fact("f-2", "spend.recorded", service("L2", "s2"))),
                    List.of(fact("f-3", "spend.recorded", service("L3", "s3"))),
                    List.of(fact("f-4", "spend.recorded", service("L4", "s3"))));

            whenKeyIsStored(
                    "f-2",
                    "raise exception 'the disk is full'",
                    () -> assertThatThrownBy(() -> taken(chunks)).hasStackTraceContaining("the disk is full"));
            assertThat(rows("select line_id from line")).containsExactly("L1");

            IntakeReport again = taken(chunks);
            assertThat(again.accepted()).isEqualTo(3);
            assertThat(again.duplicates()).isEqualTo(1);
            List<String> services = rows("""
                    select l.line_no || ' ' || c.service_type from line l
                    left join combination c on c.number = l.combination order by l.line_no""");
            assertThat(services).containsExactly("1 s1", "2 s2", "3 s3", "4 s3");
        }
    }

    /** The other node's part is played by the database, within the transaction of the first chunk. */
    @Test
    void whatWasDecidedBeforeAnotherNodeCameBetweenIsDecidedAgain() {
        try (Story _ = ready()) {
            String other = """
                    perform nextval('intake_turn');
                    insert into fact_key (source, id, content) values ('feed/ahead', 'f-6', '\\x00')""";
            List<List<Envelope>> chunks = IntStream.rangeClosed(1, 7)
                    .mapToObj(i -> List.of(fact("f-" + i, "spend.recorded", line("L" + i))))
                    .toList();

            whenKeyIsStored(
                    "f-5",
                    other,
                    () -> assertThat(taken(chunks).problems())
                            .extracting(IntakeReport.Problem::id, IntakeReport.Problem::code)
                            .containsExactly(tuple("f-6", "CONFLICT")));

            assertThat(rows("select line_no || ' ' || line_id from line order by line_no"))
                    .containsExactly("1 L1", "2 L2", "3 L3", "4 L4", "5 L5", "6 L7");
        }
    }

    private IntakeReport taken(List<List<Envelope>> chunks) {
        var report = new IntakeReport();
        take(chunks, report);
        return report;
    }

    private void take(List<List<Envelope>> chunks, IntakeReport report) {
        try (Intake.Succession body = intake.begin(report, () -> {})) {
            chunks.forEach(body::accept);
        }
    }

    /** Has the database do something of its own when this key is written. */
    private void whenKeyIsStored(String id, String statement, Runnable meanwhile) {
        jdbc.sql("create function meddle() returns trigger language plpgsql as 'begin " + statement.replace("'", "''")
                        + "; return new; end'")
                .update();
        jdbc.sql("create trigger meddle before insert on fact_key for each row when (new.id = '" + id
                        + "') execute function meddle()")
                .update();
        try {
            meanwhile.run();
        } finally {
            jdbc.sql("drop function meddle cascade").update();
        }
    }

    private static String service(String lineId, String service) {
        return line(lineId, "{\"product\": {\"serviceType\": \"" + service + "\"}}");
    }

    /** What the tables have after a body of these chunks. */
    private List<String> stored(List<List<Envelope>> chunks, boolean ahead) {
        try (Story _ = ready()) {
            var report = new IntakeReport();
            if (ahead) {
                take(chunks, report);
            } else {
                chunks.forEach(chunk -> take(List.of(chunk), report));
            }
            var stored = new ArrayList<String>();
            stored.add(report.accepted() + " " + report.duplicates() + " " + report.quarantined());
            report.problems().forEach(problem -> stored.add(problem.toString()));
            stored.addAll(rows("""
                    select case when l.base_no is null then 'line' else 'based' end || ' ' || l.line_no
                           || ' ' || l.line_id || ' ' || l.amount || ' ' || concat_ws(',', l.partner_id, l.excluded,
                           l.charge, l.bill, l.incentive, l.cause, l.class_month, l.rules_month, l.base_no,
                           l.base_incentive, l.counting)
                           || ' ' || c.service_type || ' ' || c.line_type
                    from line l join combination c on c.number = l.combination order by l.line_no"""));
            stored.addAll(rows("""
                    select 'key ' || concat_ws(',', source, id, encode(content, 'hex'), first_line_no, lines, withdrawn)
                    from fact_key order by source, id"""));
            stored.addAll(rows("""
                    select 'quarantine ' || concat_ws(',', id, code, detail, pointer, awaits, state)
                    from quarantine order by no"""));
            stored.addAll(rows("select 'past ' || concat_ws(',', line_no, base_no) from line_past order by 1"));
            return stored;
        }
    }

    private List<String> rows(String query) {
        return jdbc.sql(query).query((ResultSet row, int _) -> row.getString(1)).list();
    }

    private static Story ready() {
        Story story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z");
        story.planned(plan("BASE", 1, "2026-01"));
        story.enrolled("p-1");
        story.told("customer.linked", link("c-1", "p-1"));
        return story;
    }

    private static List<List<Envelope>> chunks(Random random) {
        var facts = new ArrayList<Envelope>();
        for (int i = 0; i < FACTS; i++) {
            facts.add(i > 0 && random.nextInt(20) == 0 ? facts.get(random.nextInt(i)) : fact(i, random));
        }
        for (String id : List.of("X", "Y")) {
            facts.add(fact("f-" + id, "spend.recorded", line("L" + id)));
            facts.add(fact(
                    "f-1" + id, "spend.recorded", refund("R1" + id, "L" + id, "{\"paid\": {\"cash\": \"-60.00\"}}")));
            facts.add(fact(
                    "f-2" + id, "spend.recorded", refund("R2" + id, "L" + id, "{\"paid\": {\"cash\": \"-60.00\"}}")));
        }
        var chunks = new ArrayList<List<Envelope>>();
        for (int from = 0; from < facts.size(); ) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(6));
            chunks.add(List.copyOf(facts.subList(from, to)));
            from = to;
        }
        return chunks;
    }

    /** Of few lines that name each other much, so that what one chunk brings matters to the next. */
    private static Envelope fact(int i, Random random) {
        int about = Math.max(0, i - random.nextInt(6));
        String id = "f-" + (random.nextInt(25) == 0 ? about : i);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> fact(id, "spend.recorded", refund("R" + i, "L" + about, "{}"));
            case 3 ->
                fact(id, "spend.recorded", refund("R" + i, "L" + about, """
                    {"baseTradeId": "t-L%d", "paid": {"cash": "-%d.00"}}""".formatted(about, 60 + random.nextInt(40))));
            case 4 -> fact(id, "spend.paid", """
                    {"tradeId": "t-L%d", "paidAt": "2026-03-15T00:00:00Z"}""".formatted(about));
            case 5 -> fact(id, "order.paid", """
                    {"orderId": "t-L%d", "customerId": "c-1", "paidAt": "2026-03-10T00:00:00Z", "lines": [
                      {"lineId": "O%d", "currency": "CNY", "product": {"serviceType": "ecs"},
                       "chargingMode": "PREPAID", "lineType": "PURCHASE", "paid": {"cash": "80.00"}}]}
                    """.formatted(i, i));
            case 6 -> fact(id, "order.refunded", """
                    {"refundId": "r-%d", "baseOrderId": "t-L%d", "refundedAt": "2026-03-12T00:00:00Z", "lines": [
                      {"lineId": "OR%d", "baseLineId": "O%d", "lineType": "REFUND_UNSUBSCRIBE",
                       "paid": {"cash": "-20.00"}}]}""".formatted(i, about, i, about));
            case 7 ->
                random.nextInt(4) == 0
                        ? fact(id, "customer.linked", link("c-" + i, "p-1"))
                        : fact(id, "spend.recorded", line("L" + i, "{\"customerId\": \"c-" + about + "\"}"));
            default -> fact(id, "spend.recorded", line("L" + i, """
                    {"product": {"serviceType": "s%d"}, "paid": {"cash": "90.00", "credit": "10.00"}}
                    """.formatted(random.nextInt(40))));
        };
    }

    private static Envelope fact(String id, String type, String data) {
        ObjectNode event = FactJson.MAPPER
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "feed/ahead")
                .put("type", type + ".v1")
                .put("time", "2026-03-19T00:00:00Z");
        event.set("data", FactJson.MAPPER.readTree(data));
        return Envelope.of(event, event.toString());
    }
}
