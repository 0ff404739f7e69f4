package org.partnerledger.api;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the ledger does not start in the words of the analysis, last and alone on the error stream. */
final class StartFailure implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println(sentence(analysis.getDescription(), analysis.getAction()));
    }

    /** In one line, however Spring broke it. */
    static String sentence(String description, @Nullable String action) {
        String all = action == null ? description : description + " " + action;
        return all.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
