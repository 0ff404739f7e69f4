package org.partnerledger.core.consumption;

import static org.partnerledger.core.consumption.LittleLine.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.consumption.RecordedLine.Origin;
import org.partnerledger.core.stored.EventJson;
import tools.jackson.databind.json.JsonMapper;

/** The event of a chunk of 2,000 lines in its stored form, written and read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventJsonBenchmark {

    private static final int LINES = 2_000;

    private final JsonMapper json = mapper();
    private LinesRecorded event = new LinesRecorded(1, List.of());
    private byte[] stored = {};

    @Setup
    public void chunk() {
        List<RecordedLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(new RecordedLine(
                    "feed/cloud",
                    "e-" + i,
                    Origin.SPEND,
                    usage("L" + i).cash("12.34").build()));
        }
        event = new LinesRecorded(1, lines);
        stored = write();
    }

    @Benchmark
    public byte[] write() {
        return json.writeValueAsBytes(event);
    }

    @Benchmark
    public LinesRecorded read() {
        return json.readValue(stored, LinesRecorded.class);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.apply(builder);
        return builder.build();
    }
}
