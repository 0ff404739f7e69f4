package org.partnerledger.api.demonstration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of a {@link ForeignLedger} in place of a stack trace. */
class ForeignLedgerAnalyzer extends AbstractFailureAnalyzer<ForeignLedger> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ForeignLedger foreign) {
        return new FailureAnalysis(foreign.getMessage(), null, foreign);
    }
}
