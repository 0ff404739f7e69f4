package org.partnerledger.api.recalculation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.comparison.ComparisonRun;
import org.partnerledger.api.comparison.Comparisons;
import org.partnerledger.api.comparison.RunDesk;

/** Recalculations that An asks for and somebody else approves, without anybody signing in. */
public final class Corrections {

    private final RunningLedger ledger;
    private final Comparisons comparisons;

    public Corrections(RunningLedger ledger, Comparisons comparisons) {
        this.ledger = ledger;
        this.comparisons = comparisons;
    }

    /** Asked for by An. @return its id, when it is worked out */
    String asked(String request) {
        try {
            byte[] body = request.getBytes(StandardCharsets.UTF_8);
            RunDesk.Started started =
                    ledger.bean(RecalculationDesk.class).ask(JsonBody.read(new ByteArrayInputStream(body)), "an");
            comparisons.carriedOut(started.jobId());
            return started.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the job that carries it out */
    String approved(String id, String by) {
        ComparisonRun run = ledger.bean(RunDesk.class).find(ComparisonRun.Kind.RECALCULATION, id);
        return ledger.bean(RecalculationDesk.class).approve(run, by);
    }

    /** Asked for by An, approved by Bo, carried out. @return its id */
    public String corrected(String request) {
        String id = asked(request);
        comparisons.carriedOut(approved(id, "bo"));
        return id;
    }
}
