package org.partnerledger.core.incentive;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;

/** An incentive split over the lines of a plan, by largest remainder. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SharesBenchmark {

    @Param({"5000", "100000"})
    public int lines = 5_000;

    private BigDecimal[] weights = {};

    @Setup
    public void weights() {
        weights = new BigDecimal[lines];
        for (int i = 0; i < lines; i++) {
            weights[i] = BigDecimal.valueOf(1_000 + 7_919L * i % 99_991, 5);
        }
    }

    @Benchmark
    public Shares.Allocation shares() {
        var shares = new Shares(Money.ofMinor(12_345L * lines, new CurrencyCode("CNY")));
        for (int i = 0; i < weights.length; i++) {
            shares.add(i, weights[i]);
        }
        return shares.allocate();
    }
}
