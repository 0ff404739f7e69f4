package org.partnerledger.api.job;

import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job at work. Progress is written at most every so often, except before a stop and at the end. */
final class RunningJob implements JobRun {

    private static final long BETWEEN_WRITES_NANOS = 200_000_000;

    private final long number;
    private final String jobId;
    private final JsonNode argument;
    private final JobTable table;
    private final BooleanSupplier stopping;
    private final LongPredicate isClaimed;
    private @Nullable JsonNode memo;
    private long done;
    private @Nullable Long total;
    private String message = "";
    private boolean unwritten;
    private long writtenAt = System.nanoTime() - BETWEEN_WRITES_NANOS;

    /**
     * @param stopping whether it has to stop after its step in hand
     * @param isClaimed whether this node still has the job of a number
     */
    RunningJob(JobTable.Row row, JobTable table, BooleanSupplier stopping, LongPredicate isClaimed) {
        this.number = row.number();
        this.jobId = row.state().jobId();
        this.argument = row.state().argument();
        this.memo = row.memo();
        this.table = table;
        this.stopping = stopping;
        this.isClaimed = isClaimed;
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
        boolean due = System.nanoTime() - writtenAt >= BETWEEN_WRITES_NANOS;
        if (due && !isClaimed.test(number)) {
            throw new JobInterrupted(); // Another node may be at work: what it wrote must stand.
        }
        if (due || stopping.getAsBoolean()) {
            write();
        }
        requireNotStopping();
    }

    void write() {
        if (unwritten) {
            table.progress(jobId, done, total, message, memo);
            writtenAt = System.nanoTime();
            unwritten = false;
        }
    }

    void requireNotStopping() {
        if (stopping.getAsBoolean()) {
            throw new JobInterrupted();
        }
    }
}
