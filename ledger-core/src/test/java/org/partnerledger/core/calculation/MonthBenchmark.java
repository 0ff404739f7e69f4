package org.partnerledger.core.calculation;

import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.plan.LittlePlan.plan;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.partnerledger.core.kernel.Period;

/** A partner's month: decided, summed and explained out of its groups, and with every line's share. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MonthBenchmark {

    private static final String[] SERVICES = {"ecs", "obs", "rds", "cdn", "sms", "vpc", "elb", "cce"};

    @Param({"1000", "5000"})
    public int lines = 1_000;

    private @Nullable PeriodInput groups;
    private @Nullable PeriodInput shares;

    @Setup
    public void month() {
        var ledger = new LittleLedger().with(plan("BASE", "0.05"));
        for (int i = 0; i < lines; i++) {
            var _ = ledger.take(usage("L" + i)
                    .service(SERVICES[i % SERVICES.length])
                    .on("2026-07-" + (10 + i % 20))
                    .cash((i % 997) + "." + (10 + i % 90))
                    .build());
        }
        Period july = Period.of("2026-07");
        groups = ledger.input(july, july, false);
        shares = ledger.input(july, july, true);
    }

    @Benchmark
    public SettledPeriod groups() {
        return settled(groups);
    }

    @Benchmark
    public SettledPeriod shares() {
        return settled(shares);
    }

    private static SettledPeriod settled(@Nullable PeriodInput input) {
        if (input == null) {
            throw new IllegalStateException("no month was set up");
        }
        return PeriodCalculator.settle(input);
    }
}
