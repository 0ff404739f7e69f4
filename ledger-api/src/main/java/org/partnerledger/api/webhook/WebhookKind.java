package org.partnerledger.api.webhook;

/** What a subscriber can be told (docs/webhooks.md). */
public enum WebhookKind {
    STATEMENT_PUBLISHED,
    STATEMENT_CONFIRMED,
    STATEMENT_PAID,
    /** Facts that could not be taken; nobody knows yet whose they are, so that only the house is told. */
    LINE_QUARANTINED,
    /** A milestone's delay has begun to cost one step more. */
    DEDUCTION_STEP_DUE;

    /** Whether partners are not told. */
    public boolean isForTheHouseAlone() {
        return this == LINE_QUARANTINED;
    }
}
