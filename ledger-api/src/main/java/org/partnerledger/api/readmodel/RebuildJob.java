package org.partnerledger.api.readmodel;

import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.api.store.TableStatistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Throws every read model away and builds it again, as a job. Run again after a crash it begins anew. */
final class RebuildJob implements JobKind {

    static final String NAME = "rebuild";

    private final ReadModels models;
    private final LedgerState state;
    private final TableStatistics statistics;
    private final JsonMapper json;

    RebuildJob(ReadModels models, LedgerState state, TableStatistics statistics, JsonMapper json) {
        this.models = models;
        this.state = state;
        this.statistics = statistics;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode run(JobRun run) {
        long events = models.rebuild(done -> run.stepDone(done, null, done + " events folded"));
        state.forget();
        statistics.refresh();
        return json.createObjectNode().put("events", events);
    }
}
