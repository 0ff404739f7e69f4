package org.partnerledger.api.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.partnerledger.api.bench.measured.MeasuredLedger;
import org.partnerledger.api.bench.month.Market;
import org.partnerledger.api.client.Answer;

/**
 * What every phase needs.
 *
 * @param folder for files that live as long as the run
 */
record Measuring(
        BenchPlan plan, Market market, MeasuredLedger ledger, Figures figures, Progress progress, Path folder) {

    static final String NDJSON = "application/x-ndjson";

    /** @throws IOException where the ledger did not do what it was asked to: nothing can be measured then */
    static Answer require(Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException("The ledger refused a step of the bench: " + answer.explain());
        }
        return answer;
    }
}
