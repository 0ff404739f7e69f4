package org.partnerledger.api.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A small run of the whole bench: it measures what it says, and says it under the names that others read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchTest {

    private static final int LINES = 2_000;

    private JsonNode report = MissingNode.getInstance();
    private String printed = "";

    @BeforeAll
    void runOnce() throws Exception {
        var out = new StringWriter();
        Set<String> phases = new HashSet<>(BenchPlan.PHASES);
        phases.remove("start"); // A second start takes as long as all the rest.
        var plan = new BenchPlan(LINES, 3, 7, 1, phases, List.of("-Xmx512m"));
        report = new Bench(plan, new PrintWriter(out)).run(YearMonth.now(ZoneOffset.UTC));
        printed = out.toString();
    }

    static Stream<String> measured() {
        return Stream.of(
                        Stream.of("intakeHttp", "intakeCli")
                                .flatMap(intake -> Stream.of("linesPerSecond", "ratioToCopy", "cpuMicrosPerLine")
                                        .map(figure -> "/phases/" + intake + "/" + figure)),
                        Stream.of("bill", "statement", "explanation", "line", "page")
                                .flatMap(read -> Stream.of("early", "c1", "c8", "c32")
                                        .map(answers -> read + "/" + answers))
                                .flatMap(read -> Stream.of("p50Ms", "p99Ms")
                                        .map(figure -> "/phases/read/" + read + "/" + figure)),
                        Stream.of(
                                "/phases/freshness/p50Ms",
                                "/phases/freshness/p99Ms",
                                "/phases/close/seconds",
                                "/phases/close/ratioToSql",
                                "/phases/estimate/ordinary/first/p50Ms",
                                "/phases/estimate/ordinary/early/p99Ms",
                                "/phases/estimate/ordinary/p99Ms",
                                "/phases/estimate/ordinary/repeated/p50Ms",
                                "/phases/estimate/large/first/p50Ms",
                                "/phases/estimate/large/p99Ms",
                                "/phases/finance/spendByAll/p50Ms",
                                "/phases/finance/facts/p99Ms",
                                "/phases/finance/spendByCustomer/first/p50Ms",
                                "/phases/rebuild/linesPerSecond",
                                "/phases/seal/linesPerSecond",
                                "/phases/verify/linesPerSecond",
                                "/phases/recalculation/linesPerSecond",
                                "/start/readySeconds",
                                "/memory/applicationMb",
                                "/memory/databaseMb",
                                "/disk/bytesPerLine"))
                .flatMap(names -> names);
    }

    @ParameterizedTest
    @MethodSource("measured")
    void measures(String name) {
        assertThat(report.at(name).isNumber()).as("%s in %s", name, report).isTrue();
        assertThat(report.at(name).decimalValue()).as(name).isPositive();
    }

    @Test
    void printsEveryFigure() {
        assertThat(printed)
                .containsPattern("phases\\.close\\.seconds +[0-9.]+ ")
                .doesNotContain("not run");
    }

    @Test
    void closesTheLinesThatItSent() {
        // A hundredth comes twice, and of these a tenth is contradicted.
        assertThat(report.at("/phases/close/lines").asInt()).isBetween(LINES * 97 / 100, LINES + 10);
    }

    @Test
    void saysOnWhatItWasMeasured() {
        assertThat(report.at("/settings/fsync").asString()).isEqualTo("on");
        assertThat(report.at("/settings/synchronous_commit").asString()).isEqualTo("on");
        assertThat(report.at("/settings/javaOptions").asString()).isEqualTo("-Xmx512m");
        assertThat(report.at("/machine/cores").asInt()).isPositive();
        assertThat(report.at("/samples/phases.close.seconds").size()).isOne();
        assertThat(report.at("/samples/phases.read.bill.c8.ms").size()).isGreaterThanOrEqualTo(8);
        assertThat(report.at("/samples/phases.finance.spendByCustomer.first.ms").size())
                .isOne();
    }

    @Test
    void refusesAPlanThatNobodyCouldMeasure() {
        assertThatThrownBy(() -> new BenchPlan(10, 3, 7, 1, Set.of(), List.of()))
                .hasMessage("--lines is 1000 or more.");
        assertThatThrownBy(() -> new BenchPlan(LINES, 3, 7, 1, Set.of("flight"), List.of()))
                .hasMessageStartingWith("--phases are some of start,");
    }
}
