package org.partnerledger.api.demonstration;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.demonstration.Demonstration.Stage;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Carries the demonstration out over the ledger's own API, as anybody else would. Every stage may be repeated, so that
 * a ledger that was stopped in the middle goes on where it was.
 */
@Component
@Profile("demo")
class DemonstrationJob implements JobKind {

    static final String NAME = "demonstration";

    private static final int CONFLICT = 409;

    private final Environment environment;

    DemonstrationJob(Environment environment) {
        this.environment = environment;
    }

    static JsonNode argument(long seed, YearMonth first) {
        return FactJson.MAPPER.createObjectNode().put("seed", seed).put("first", first.toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable JsonNode run(JobRun run) {
        long seed = run.argument().path("seed").asLong();
        var first = YearMonth.parse(run.argument().path("first").asString());
        List<Stage> stages = Demonstration.of(seed, first).stages();
        long done = 0;
        try (var ledger = new LedgerClient(address(), environment.getProperty("ledger.access.key"))) {
            for (Stage stage : stages) {
                carryOut(stage, ledger);
                done++;
                run.stepDone(done, (long) stages.size(), stage.getClass().getSimpleName());
            }
        }
        return null;
    }

    private static void carryOut(Stage stage, LedgerClient ledger) {
        switch (stage) {
            case Stage.Catalogue it -> requireGood(ledger.put("/api/v1/rules/catalogue/" + it.month(), it.entries()));
            case Stage.Calendar it -> requireGood(ledger.put("/api/v1/rules/calendars/CN/" + it.year(), it.edition()));
            case Stage.Plan it -> publish(it.version(), ledger);
            case Stage.Facts it -> {
                ArrayNode batch = FactJson.MAPPER.createArrayNode().addAll(it.events());
                requireGood(ledger.post("/api/v1/events", "application/cloudevents-batch+json", batch));
            }
            case Stage.Close it -> requireGood(ledger.post("/api/v1/periods/" + it.month() + "/close?wait=true"));
        }
    }

    /** A version that is there already was published by an earlier run. */
    private static void publish(JsonNode version, LedgerClient ledger) {
        Answer drafted = ledger.post("/api/v1/plans", "application/json", version);
        if (drafted.status() != CONFLICT) {
            requireGood(drafted);
        }
        String path = "/api/v1/plans/" + version.path("planId").asString() + "/versions/"
                + version.path("version").asString() + "/publish";
        Answer published = ledger.post(path);
        if (published.status() != CONFLICT) {
            requireGood(published);
        }
    }

    private static void requireGood(Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("the ledger refuses its own demonstration: " + answer.explain());
        }
    }

    private String address() {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}
