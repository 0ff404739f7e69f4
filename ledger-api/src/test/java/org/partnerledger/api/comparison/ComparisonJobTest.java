package org.partnerledger.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.job.JobRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two partners of 100.00 each at 5 %, compared with 8 % by a job that is stopped after the first. */
class ComparisonJobTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @Test
    void goesOnBehindTheLastPartnerThatIsDone() {
        try (Story story =
                Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1").enrolled("p-2")) {
            var _ = new SpendTold(story)
                    .customer("c-1", "p-1")
                    .customer("c-2", "p-2")
                    .draft("BASE", 1, "2026-01", "0.05")
                    .published("BASE", 1)
                    .line("L1", "c-1", "ecs", "2026-03-02", "\"cash\": \"100.00\"")
                    .line("L2", "c-2", "ecs", "2026-03-02", "\"cash\": \"100.00\"")
                    .draft("BASE", 2, "2026-03", "0.08");
            story.clock("2026-04-05T09:00:00+08:00").closed("2026-03");
            var body = new JsonBody(JsonMapper.shared().readTree("""
                    {"periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}]}"""));
            String id = LEDGER.bean(RunDesk.class)
                    .ask(ComparisonRun.Kind.WHAT_IF, body, "an", (_, _) -> {})
                    .runId();
            var job = new ComparisonJob(ComparisonRun.Kind.WHAT_IF, LEDGER.bean(ComparisonJob.Parts.class));

            var stopped = new Noted(id, null, 1);
            assertThatThrownBy(() -> job.run(stopped)).isInstanceOf(Stopped.class);
            assertThat(story.get(Comparisons.WHAT_IFS + "/" + id)
                            .get("partners")
                            .asInt())
                    .isEqualTo(1);

            var resumed = new Noted(id, stopped.lastMemo(), Integer.MAX_VALUE);
            assertThat(job.run(resumed)).isNotNull();
            assertThat(new Comparisons(LEDGER, story).rows(Comparisons.WHAT_IFS + "/" + id))
                    .containsExactly(
                            "p-1 2026-03 BASE RATE_EFFECT 5.00 -> 8.00, 1 lines",
                            "p-2 2026-03 BASE RATE_EFFECT 5.00 -> 8.00, 1 lines");
            assertThat(resumed.done).endsWith(2L);
        }
    }

    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Stops after some steps, as a shutdown would. */
    private static final class Noted implements JobRun {

        private final String runId;
        private final @Nullable JsonNode memo;
        private final int mostSteps;
        private final List<JsonNode> memos = new ArrayList<>();
        private final List<Long> done = new ArrayList<>();

        Noted(String runId, @Nullable JsonNode memo, int mostSteps) {
            this.runId = runId;
            this.memo = memo;
            this.mostSteps = mostSteps;
        }

        JsonNode lastMemo() {
            return memos.getLast();
        }

        @Override
        public String jobId() {
            return "job";
        }

        @Override
        public JsonNode argument() {
            return ComparisonJob.argument(runId);
        }

        @Override
        public @Nullable JsonNode memo() {
            return memo;
        }

        @Override
        public void stepDone(long steps, @Nullable Long total, String message, @Nullable JsonNode left) {
            done.add(steps);
            if (left != null) {
                memos.add(left);
            }
            if (done.size() >= mostSteps) {
                throw new Stopped();
            }
        }
    }
}
