package org.partnerledger.api.verification;

import java.util.function.Consumer;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the store, or a partner's month, against its seals as a job. It only reads: run again after a crash it begins
 * anew.
 */
final class VerificationJob implements JobKind {

    static final String NAME = "verification";

    /** Members of the argument where one month is to be verified. */
    static final String PARTNER = "partnerId";

    static final String PERIOD = "period";

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
        Consumer<String> progress = what -> run.stepDone(++steps.done, null, what);
        JsonNode month = run.argument();
        return json.valueToTree(
                month.has(PARTNER)
                        ? verification.ofMonth(
                                new PartnerId(month.path(PARTNER).asString()),
                                Period.of(month.path(PERIOD).asString()),
                                progress)
                        : verification.report(progress));
    }
}
