package org.partnerledger.api.intake;

import java.util.List;
import org.partnerledger.api.intake.fact.Envelope;

/** Chunks each of which is stored before the next one is looked at. */
record OneByOne(Intake intake, IntakeReport report, Runnable afterChunk) implements Intake.Succession {

    @Override
    public void accept(List<Envelope> chunk) {
        intake.accept(chunk, report);
        afterChunk.run();
    }

    @Override
    public void close() {}
}
