package org.partnerledger.api.intake;

import java.util.List;
import java.util.function.BiConsumer;
import org.partnerledger.api.intake.fact.Envelope;

/** An intake that does with each chunk what a test says, before the next one comes. */
public record ChunkByChunk(BiConsumer<List<Envelope>, IntakeReport> taking) implements Intake {

    @Override
    public Succession begin(IntakeReport report, Runnable afterChunk) {
        return new Succession() {
            @Override
            public void accept(List<Envelope> chunk) {
                taking.accept(chunk, report);
                afterChunk.run();
            }

            @Override
            public void close() {}
        };
    }
}
