package org.partnerledger.core.performance;

import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.partner.PartnerFixture.enrolled;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.resale;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.rulebook.Parameters;

/** Whose a line is, whether it counts and when: what intake decides about every line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AttributionBenchmark {

    private final SpendLine line =
            usage("L1").on("2026-07-10").cash("12.34").tag("team", "a").build();
    private @Nullable Attribution attribution;

    @Setup
    public void directory() {
        var directory = new Directory();
        directory.apply(enrolled("p-1", "2025-01-01"));
        directory.apply(linked("c-resale", resale("p-1", "2025-01-01", null)));
        attribution = new Attribution(directory, Parameters.DEFAULT, _ -> null, _ -> 1, new TagFilter(Set.of("team")));
    }

    @Benchmark
    public LineDecision decide() {
        if (attribution == null) {
            throw new IllegalStateException("nothing was set up");
        }
        return attribution.decide(line);
    }
}
