package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.consumption.EventJsonBenchmark;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.incentive.SharesBenchmark;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.performance.AttributionBenchmark;

/** What {@code ./dev jmh} times is the real thing: each benchmark once, with what has to come out. */
class BenchmarksTest {

    @Test
    void sharesSumToTheIncentive() {
        var benchmark = new SharesBenchmark();
        benchmark.weights();

        Shares.Allocation shares = benchmark.shares();

        assertThat(shares.lineNos()).hasSize(benchmark.lines);
        assertThat(Arrays.stream(shares.shares()).sum()).isEqualTo(12_345L * benchmark.lines);
    }

    @Test
    void aMonthIsSettledTheSameWithAndWithoutItsShares() {
        var benchmark = new MonthBenchmark();
        benchmark.month();

        SettledPeriod groups = benchmark.groups();
        SettledPeriod shares = benchmark.shares();

        assertThat(groups.breaks()).isEmpty();
        assertThat(groups.bill().lines()).isEqualTo(benchmark.lines);
        assertThat(groups.statement().gross())
                .isGreaterThan(Amount.ZERO)
                .isEqualTo(shares.statement().gross());
        assertThat(groups.shares()).isEmpty();
        assertThat(shares.shares().values())
                .singleElement()
                .satisfies(it -> assertThat(it.lineNos()).hasSizeGreaterThan(benchmark.lines / 2));
    }

    @Test
    void aLineIsAttributed() {
        var benchmark = new AttributionBenchmark();
        benchmark.directory();

        assertThat(benchmark.decide().partner()).isEqualTo(new PartnerId("p-1"));
    }

    @Test
    void aChunkIsReadAsItWasWritten() {
        var benchmark = new EventJsonBenchmark();
        benchmark.chunk();

        LinesRecorded read = benchmark.read();

        assertThat(read.lines()).hasSize(2_000);
        assertThat(read.lines().getLast().line().lineId()).isEqualTo("L1999");
    }
}
