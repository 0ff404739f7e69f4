package org.partnerledger.api.verification;

import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the store against its seals as a job. It only reads: run again after a crash it begins anew. */
final class VerificationJob implements JobKind {

    static final String NAME = "verification";

    private final StoreVerification verification;
    private final JsonMapper json;

    VerificationJob(StoreVerification verification, JsonMapper json) {
        this.verification = verification;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode run(JobRun run) {
        var steps = new Object() {
            private long done;
        };
        return json.valueToTree(verification.report(what -> run.stepDone(++steps.done, null, what)));
    }
}
