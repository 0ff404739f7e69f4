package org.partnerledger.api.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of a {@link StoreUnavailable} in place of a stack trace. */
class StoreFailureAnalyzer extends AbstractFailureAnalyzer<StoreUnavailable> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, StoreUnavailable unavailable) {
        return new FailureAnalysis(unavailable.getMessage(), null, unavailable);
    }
}
