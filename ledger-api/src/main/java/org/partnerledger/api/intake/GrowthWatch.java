package org.partnerledger.api.intake;

import java.util.concurrent.atomic.AtomicLong;
import org.partnerledger.api.store.TableStatistics;

/**
 * Has tables looked at again while facts come: right after the first chunks, when PostgreSQL would still plan as if
 * there were no lines and read all of them for every chunk, and then each time four times as many came.
 */
final class GrowthWatch implements AfterFacts {

    private static final long FIRST = 10;
    private static final long GROWTH = 4;

    private final TableStatistics statistics;
    private final AtomicLong seen = new AtomicLong();

    GrowthWatch(TableStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void happen(int chunks) {
        long now = seen.addAndGet(chunks);
        if (isDue(now - chunks, now)) {
            statistics.refresh();
        }
    }

    /** At 10, 40, 160 … chunks since the start, or as soon afterwards as it is told. */
    static boolean isDue(long before, long now) {
        long due = FIRST;
        while (due <= before) {
            due *= GROWTH;
        }
        return due <= now;
    }
}
