package org.partnerledger.api.period;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.api.store.TableStatistics;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.period.PeriodTotals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The close of a month as long work: repeatable, because partners that are closed are passed over. */
public final class CloseJob implements JobKind {

    static final String NAME = "close";

    private final PeriodCloser closer;
    private final PeriodTotals totals;
    private final TableStatistics statistics;
    private final JsonMapper json;

    public CloseJob(PeriodCloser closer, PeriodTotals totals, TableStatistics statistics, JsonMapper json) {
        this.closer = closer;
        this.totals = totals;
        this.statistics = statistics;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    ObjectNode argument(Period period, @Nullable PartnerId only) {
        ObjectNode argument = json.createObjectNode().put("period", period.toString());
        return only == null ? argument : argument.put("partnerId", only.value());
    }

    /** Refuses at once what the job would refuse. */
    void requireClosable(Period period) {
        closer.requireOver(period);
    }

    @Override
    public JsonNode run(JobRun run) {
        JsonNode partner = run.argument().get("partnerId");
        Period period = Period.of(run.argument().get("period").asString());
        var progress = new JobProgress(run);
        return json.valueToTree(close(period, partner == null ? null : new PartnerId(partner.asString()), progress));
    }

    /** In the caller's thread. */
    ClosedJson now(Period period, @Nullable PartnerId only) {
        return close(period, only, new NoProgress());
    }

    private ClosedJson close(Period period, @Nullable PartnerId only, PeriodCloser.Progress progress) {
        long begun = System.nanoTime();
        statistics.refresh(); // The month's lines may have come a moment ago,
        Duration sealing = closer.close(period, only, progress);
        statistics.refresh(); // as its documents have now.
        PeriodTotals.Totals closed = totals.of(period, only);
        var seconds = Duration.ofNanos(System.nanoTime() - begun);
        return new ClosedJson(
                period.toString(), closed.partners(), closed.lines(), closed.payable(), text(seconds), text(sealing));
    }

    private static String text(Duration duration) {
        return "%d.%03d".formatted(duration.toSeconds(), duration.toMillisPart());
    }

    /**
     * What the month's closed statements come to.
     *
     * @param payable by currency
     * @param seconds this call took
     * @param sealSeconds of them for seals, the workers' times added
     */
    record ClosedJson(
            String period,
            long partners,
            long lines,
            Map<String, String> payable,
            String seconds,
            String sealSeconds) {}

    private record NoProgress() implements PeriodCloser.Progress {

        @Override
        public void total(int partners) {}

        @Override
        public void done(int partners) {}
    }

    /** Tells a job how many partners are closed; workers may call at once. */
    private static final class JobProgress implements PeriodCloser.Progress {

        private final JobRun run;
        private long total;
        private long done;

        JobProgress(JobRun run) {
            this.run = run;
        }

        @Override
        public synchronized void total(int partners) {
            total = partners;
            run.stepDone(0, total, "closing");
        }

        @Override
        public synchronized void done(int partners) {
            done = Math.max(done, partners);
            run.stepDone(done, total, done + " of " + total + " partners closed");
        }
    }
}
