package org.partnerledger.api.deadline;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.partnerledger.api.clock.LedgerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for what is due while time passes by itself; a simulation's clock fires deadlines when it is set. */
final class DeadlinePoller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlinePoller.class);
    private static final long PAUSE_SECONDS = 10;

    private final Deadlines deadlines;
    private final LedgerClock clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deadlines").daemon().factory());
    private volatile boolean running;

    DeadlinePoller(Deadlines deadlines, LedgerClock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (clock.runs()) {
            var _ = executor.scheduleWithFixedDelay(this::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
        running = true;
    }

    @Override
    public void stop() {
        executor.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A failure must not end the looking: what is due stays due, and is tried again. */
    private void look() {
        try {
            deadlines.fireUpTo(clock.instant());
        } catch (RuntimeException failure) {
            LOG.error("a deadline could not fire and is tried again in {} s", PAUSE_SECONDS, failure);
        }
    }
}
