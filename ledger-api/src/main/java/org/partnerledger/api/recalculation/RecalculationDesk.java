package org.partnerledger.api.recalculation;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.comparison.ComparisonRun;
import org.partnerledger.api.comparison.RunDesk;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.recalculation.RecalculationCommand.ApproveRecalculation;
import org.partnerledger.core.recalculation.RecalculationCommand.AskRecalculation;
import org.partnerledger.core.recalculation.RecalculationCommand.RejectRecalculation;
import org.partnerledger.core.recalculation.RecalculationId;
import org.partnerledger.core.recalculation.RecalculationRefusal.NotWorkedOut;
import org.partnerledger.core.recalculation.RecalculationRefusal.OpenMonth;
import org.partnerledger.core.recalculation.RecalculationRefusal.Stale;
import org.partnerledger.projections.period.PeriodViews;

/** Takes a recalculation from its asking to its approval. */
final class RecalculationDesk {

    private final RunDesk runs;
    private final Jobs jobs;
    private final CommandGateway commands;
    private final PeriodViews periods;
    private final ApprovedRows rows;

    RecalculationDesk(RunDesk runs, Jobs jobs, CommandGateway commands, PeriodViews periods, ApprovedRows rows) {
        this.runs = runs;
        this.jobs = jobs;
        this.commands = commands;
        this.periods = periods;
        this.rows = rows;
    }

    /**
     * Notes it and starts to work out what it comes to.
     *
     * @throws Refused PERIOD_OPEN where a month is not closed, and as what-ifs are
     */
    RunDesk.Started ask(JsonBody body, String by) {
        ComparisonRun run = runs.ask(ComparisonRun.Kind.RECALCULATION, body, by, this::requireClosed);
        Object _ = commands.sendAndWait(
                new AskRecalculation(new RecalculationId(run.runId()), by, run.reason(), run.rules(), run.partners()));
        return runs.start(run);
    }

    /**
     * Approves what was worked out, as long as the books have not moved on since.
     *
     * @return id of the job that carries it out
     */
    String approve(ComparisonRun run, String by) {
        var id = new RecalculationId(run.runId());
        if (runs.stateOf(run) != JobState.State.DONE) {
            throw new Refused(new NotWorkedOut(id));
        }
        List<PartnerId> stale = rows.stalePartners(run.runId());
        if (!stale.isEmpty()) {
            throw new Refused(new Stale(id, stale));
        }
        Object _ = commands.sendAndWait(new ApproveRecalculation(id, by));
        return jobs.start(CorrectionJob.NAME, CorrectionJob.argument(run.runId()));
    }

    void reject(ComparisonRun run, String by, String reason) {
        Object _ = commands.sendAndWait(new RejectRecalculation(new RecalculationId(run.runId()), by, reason));
    }

    private void requireClosed(List<Period> months, @Nullable List<PartnerId> partners) {
        for (int place = 0; place < months.size(); place++) {
            Period month = months.get(place);
            if (partners == null) {
                requireNotAfter(periods.lastClosed(), month, place);
            } else {
                for (PartnerId partner : partners) {
                    requireNotAfter(periods.closedThrough(partner), month, place);
                }
            }
        }
    }

    private static void requireNotAfter(@Nullable Period closedThrough, Period month, int place) {
        if (closedThrough == null || month.isAfter(closedThrough)) {
            throw new Refused(new OpenMonth(month, place));
        }
    }
}
