package org.partnerledger.api.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts long work and runs it on a few threads of its own.
 *
 * <p>A job that was interrupted, by a shutdown or a crash, is run again at the next start, or by another node,
 * whichever claims it first. A shutdown waits for the step in hand of every job.
 */
@Component
public class Jobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int THREADS = 4;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_SECONDS = 5;

    private final JobTable table;
    private final JobClaims claims;
    private final ObjectProvider<JobKind> kinds;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("job-", 1).factory());
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-looking").daemon().factory());
    private final Map<String, CompletableFuture<Void>> atWork = new ConcurrentHashMap<>();

    private volatile boolean stopping;
    private volatile boolean emptying;
    private volatile boolean started;

    Jobs(JobTable table, JobClaims claims, ObjectProvider<JobKind> kinds, JsonMapper json) {
        this.table = table;
        this.claims = claims;
        this.kinds = kinds;
        this.json = json;
    }

    /**
     * Starts a job, unless one of the same kind and argument is running: then this is that one.
     *
     * @param kind {@link JobKind#name} of a bean
     * @return its id
     */
    public synchronized String start(String kind, JsonNode argument) {
        JobKind known = kind(kind);
        Started started = table.oneAfterTheOther(() -> runningOrNew(kind, argument));
        if (started.claimed()) {
            submit(known, started.row());
        }
        return started.row().state().jobId();
    }

    private record Started(JobTable.Row row, boolean claimed) {}

    private Started runningOrNew(String kind, JsonNode argument) {
        for (JobTable.Row running : table.running()) {
            JobState state = running.state();
            if (state.kind().equals(kind) && state.argument().equals(argument)) {
                return new Started(running, false);
            }
        }
        String jobId = UUID.randomUUID().toString();
        // Claimed before any other node can see it.
        boolean claimed = claims.claim(table.insert(jobId, kind, argument));
        return new Started(table.find(jobId).orElseThrow(), claimed);
    }

    /** How many jobs this node works at. */
    int atWork() {
        return atWork.size();
    }

    /**
     * Stops all jobs of this node after their step in hand and does something before any can start again. For a
     * simulation that is emptied: what they would go on with is gone then.
     */
    public synchronized void whileNoneRuns(Runnable work) {
        emptying = true;
        try {
            List.copyOf(atWork.values()).forEach(CompletableFuture::join);
            work.run();
        } finally {
            emptying = false;
        }
    }

    /** @throws Refused where there is none */
    public JobState find(String jobId) {
        return table.find(jobId)
                .map(JobTable.Row::state)
                .orElseThrow(() -> new Refused(new JobRefusal.UnknownJob(jobId)));
    }

    /**
     * What a job noted last, running or not.
     *
     * @throws Refused where there is none
     */
    public Optional<JsonNode> memo(String jobId) {
        return Optional.ofNullable(table.find(jobId)
                .orElseThrow(() -> new Refused(new JobRefusal.UnknownJob(jobId)))
                .memo());
    }

    /**
     * Waits until a job has ended, or as long as asked.
     *
     * @return how it stands then; still running where it took longer, or where the ledger is being shut down
     * @throws Refused where there is none
     */
    public JobState await(String jobId, Duration longest) throws InterruptedException {
        CompletableFuture<Void> work = atWork.get(jobId);
        if (work != null) {
            try {
                work.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.debug("job {} takes longer than {}", jobId, longest);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a job records its failure itself", e);
            }
        }
        return find(jobId);
    }

    /** Newest first, beginning below the number {@code before}. */
    List<JobTable.Row> list(long before, int limit) {
        return table.list(before, limit);
    }

    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        resume();
        var _ = looking.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS_SECONDS, BETWEEN_LOOKS_SECONDS, TimeUnit.SECONDS);
    }

    /** A failure must not end the looking. */
    private void look() {
        try {
            resume();
        } catch (RuntimeException failure) {
            LOG.warn("interrupted jobs could not be looked for; tried again in {} s", BETWEEN_LOOKS_SECONDS, failure);
        }
    }

    /** Jobs that a node left running when it ended go on, on the node that claims them first. */
    synchronized void resume() {
        if (stopping) {
            return;
        }
        Map<String, JobKind> known = kinds.stream().collect(Collectors.toMap(JobKind::name, kind -> kind));
        for (JobTable.Row left : table.running()) {
            String jobId = left.state().jobId();
            JobKind kind = known.get(left.state().kind());
            boolean canRun = kind == null || kind.canRun(left.state().argument());
            if (!atWork.containsKey(jobId) && canRun && claims.claim(left.number())) {
                resume(kind, jobId, left.number());
            }
        }
    }

    /** Claimed: what another node did of it meanwhile is in its row now. */
    private void resume(@Nullable JobKind kind, String jobId, long number) {
        JobTable.Row row = table.find(jobId).orElse(null);
        if (row == null || row.state().hasEnded()) {
            claims.release(number);
        } else if (kind == null) {
            String name = row.state().kind();
            fail(jobId, "UNKNOWN_KIND", "this version of the ledger knows no job '" + name + "'");
            claims.release(number);
        } else {
            LOG.info("{} job {} goes on", kind.name(), jobId);
            submit(kind, row);
        }
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        stopping = true;
        looking.shutdown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_STEP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a job did not come to the end of its step; it goes on from its last one at the next start");
                threads.shutdownNow().clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        claims.close();
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private void submit(JobKind kind, JobTable.Row row) {
        String jobId = row.state().jobId();
        var work = new CompletableFuture<Void>();
        atWork.put(jobId, work);
        threads.execute(() -> {
            try {
                work(kind, new RunningJob(row, table, () -> stopping || emptying, claims::holds));
            } finally {
                claims.release(row.number());
                atWork.remove(jobId);
                work.complete(null);
            }
        });
    }

    private void work(JobKind kind, RunningJob run) {
        try {
            run.requireNotStopping();
            JsonNode result = kind.run(run);
            run.write();
            table.finish(run.jobId(), JobState.State.DONE, null, result);
        } catch (JobInterrupted e) {
            LOG.info("{} job {} stops after its step and goes on later", kind.name(), run.jobId());
        } catch (Refused e) {
            fail(run, e.refusal().code(), e.refusal().message());
        } catch (Exception e) {
            LOG.error("{} job {} failed", kind.name(), run.jobId(), e);
            fail(run, "FAILED", Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void fail(RunningJob run, String code, String detail) {
        try {
            run.write();
        } catch (RuntimeException e) {
            LOG.warn("how far job {} came could not be written down", run.jobId(), e);
        }
        fail(run.jobId(), code, detail);
    }

    private void fail(String jobId, String code, String detail) {
        try {
            JsonNode problem = json.createObjectNode().put("code", code).put("detail", detail);
            table.finish(jobId, JobState.State.FAILED, detail, problem);
        } catch (RuntimeException e) {
            LOG.error(
                    "job {} failed ({}), which could not be written down: it is tried again at the next start",
                    jobId,
                    detail,
                    e);
        }
    }

    private JobKind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bean is a job '" + name + "'"));
    }
}
