package org.partnerledger.api.comparison;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.period.PeriodReads;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.projections.rules.RulesViews;

/** Understands what is asked for, once: a draft that is changed later does not change a run. */
public final class RunDesk {

    private final RunTable runs;
    private final Jobs jobs;
    private final PeriodReads reads;
    private final InstantSource clock;

    RunDesk(RunTable runs, Jobs jobs, PeriodReads reads, InstantSource clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.reads = reads;
        this.clock = clock;
    }

    /** A run that is being worked out. */
    public record Started(String id, String jobId) {}

    /** Says no to months of partners; null = all. */
    @FunctionalInterface
    public interface Check {

        void require(List<Period> months, @Nullable List<PartnerId> partners);
    }

    /**
     * Notes a run, without starting it.
     *
     * @throws Refused where something named is not there, or a plan could not be published as it is
     */
    public ComparisonRun ask(ComparisonRun.Kind kind, JsonBody body, String by, Check check) {
        RunRequest it = body.as(kind == ComparisonRun.Kind.WHAT_IF ? RunRequest.WHAT_IF : RunRequest.RECALCULATION);
        Instant now = clock.instant();
        requireTierOnes(it.partners());
        requireSameZone(it.parameters());
        check.require(it.periods(), it.partners());
        var run = new ComparisonRun(
                0, UUID.randomUUID().toString(), kind, body.root(), rules(it, now), it.partners(), by, now, null, null);
        runs.insert(run);
        return run;
    }

    /** Starts the job that works it out. */
    public Started start(ComparisonRun run) {
        String jobId = jobs.start(ComparisonJob.name(run.kind()), ComparisonJob.argument(run.runId()));
        runs.started(run.runId(), jobId);
        return new Started(run.runId(), jobId);
    }

    /** @throws NotFound where there is none of this kind */
    public ComparisonRun find(ComparisonRun.Kind kind, String runId) {
        return runs.find(kind, runId)
                .orElseThrow(() -> new NotFound("there is no " + ComparisonJob.name(kind) + " " + runId));
    }

    public JobState.State stateOf(ComparisonRun run) {
        if (run.isFinished()) {
            return JobState.State.DONE;
        }
        String jobId = run.jobId();
        return jobId == null ? JobState.State.RUNNING : jobs.find(jobId).state();
    }

    private RuleSet rules(RunRequest it, Instant now) {
        RulesViews views = reads.rules();
        Instant asOf = it.rulesAsOf();
        if (asOf != null && asOf.isAfter(now)) {
            throw new Refused(new RunRefusal.NotKnownYet(asOf, now));
        }
        var plans = new ArrayList<PlanVersion>();
        for (RunRequest.VersionOf version : it.plans()) {
            plans.add(views.plan(version.planId(), version.version())
                    .orElseThrow(() -> new Refused(
                            new RunRefusal.NoSuchVersion(version.planId(), version.version(), plans.size())))
                    .draft()
                    .checked());
        }
        return new RuleSet(
                it.periods(),
                asOf == null ? null : views.asOf(asOf).rulesNo(),
                it.parameters(),
                it.catalogue(),
                plans,
                it.withoutPlans(),
                it.knownFacts());
    }

    private void requireTierOnes(@Nullable List<PartnerId> partners) {
        if (partners == null) {
            return;
        }
        List<PartnerId> known = reads.directory().partners().stream()
                .filter(PartnerStanding::isTierOne)
                .map(PartnerStanding::id)
                .toList();
        for (int place = 0; place < partners.size(); place++) {
            if (!known.contains(partners.get(place))) {
                throw new Refused(new RunRefusal.NoSuchPartner(partners.get(place), place));
            }
        }
    }

    private void requireSameZone(@Nullable Parameters parameters) {
        Parameters inForce = reads.rules().current().parameters();
        if (parameters != null && !parameters.zone().equals(inForce.zone())) {
            throw new Refused(new RunRefusal.OtherZone(
                    parameters.zone().getId(), inForce.zone().getId()));
        }
    }
}
