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
 * <p>A job that was interrupted, by a shutdown or a crash, is run again at the next start. A shutdown waits for the
 * step in hand of every job.
 */
@Component
public class Jobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int THREADS = 4;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    private final JobTable table;
    private final ObjectProvider<JobKind> kinds;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("job-", 1).factory());
    private final Map<String, CompletableFuture<Void>> atWork = new ConcurrentHashMap<>();

    private volatile boolean stopping;
    private volatile boolean started;

    Jobs(JobTable table, ObjectProvider<JobKind> kinds, JsonMapper json) {
        this.table = table;
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
        for (JobTable.Row running : table.running()) {
            JobState state = running.state();
            if (state.kind().equals(kind) && state.argument().equals(argument)) {
                return state.jobId();
            }
        }
        String jobId = UUID.randomUUID().toString();
        table.insert(jobId, kind, argument);
        submit(known, jobId, argument, null);
        return jobId;
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

    /** Jobs that the ledger left running when it ended go on. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        Map<String, JobKind> known = kinds.stream().collect(Collectors.toMap(JobKind::name, kind -> kind));
        for (JobTable.Row left : table.running()) {
            JobState state = left.state();
            JobKind kind = known.get(state.kind());
            if (kind == null) {
                fail(state.jobId(), "UNKNOWN_KIND", "this version of the ledger knows no job '" + state.kind() + "'");
            } else if (!atWork.containsKey(state.jobId())) {
                LOG.info("{} job {} goes on", state.kind(), state.jobId());
                submit(kind, state.jobId(), state.argument(), left.memo());
            }
        }
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_STEP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a job did not come to the end of its step; it goes on from its last one at the next start");
                threads.shutdownNow().clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private void submit(JobKind kind, String jobId, JsonNode argument, @Nullable JsonNode memo) {
        var work = new CompletableFuture<Void>();
        atWork.put(jobId, work);
        threads.execute(() -> {
            try {
                work(kind, new Run(jobId, argument, memo));
            } finally {
                atWork.remove(jobId);
                work.complete(null);
            }
        });
    }

    private void work(JobKind kind, Run run) {
        try {
            run.requireNotStopping();
            JsonNode result = kind.run(run);
            run.write();
            table.finish(run.jobId(), JobState.State.DONE, null, result);
        } catch (JobInterrupted e) {
            LOG.info(
                    "{} job {} is interrupted by the shutdown and goes on at the next start", kind.name(), run.jobId());
        } catch (Refused e) {
            fail(run, e.refusal().code(), e.refusal().message());
        } catch (Exception e) {
            LOG.error("{} job {} failed", kind.name(), run.jobId(), e);
            fail(run, "FAILED", Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void fail(Run run, String code, String detail) {
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

    /** Progress is written at most every so often, except before a stop and at the end. */
    private final class Run implements JobRun {

        private static final long BETWEEN_WRITES_NANOS = 200_000_000;

        private final String jobId;
        private final JsonNode argument;
        private @Nullable JsonNode memo;
        private long done;
        private @Nullable Long total;
        private String message = "";
        private boolean unwritten;
        private long writtenAt = System.nanoTime() - BETWEEN_WRITES_NANOS;

        private Run(String jobId, JsonNode argument, @Nullable JsonNode memo) {
            this.jobId = jobId;
            this.argument = argument;
            this.memo = memo;
        }

        @Override
        public String jobId() {
            return jobId;
        }

        @Override
        public JsonNode argument() {
            return argument;
        }

        @Override
        public @Nullable JsonNode memo() {
            return memo;
        }

        @Override
        public void stepDone(long done, @Nullable Long total, String message, @Nullable JsonNode memo) {
            this.done = done;
            this.total = total;
            this.message = message;
            this.memo = memo;
            unwritten = true;
            if (stopping || System.nanoTime() - writtenAt >= BETWEEN_WRITES_NANOS) {
                write();
            }
            requireNotStopping();
        }

        private void write() {
            if (unwritten) {
                table.progress(jobId, done, total, message, memo);
                writtenAt = System.nanoTime();
                unwritten = false;
            }
        }

        private void requireNotStopping() {
            if (stopping) {
                throw new JobInterrupted();
            }
        }
    }
}
