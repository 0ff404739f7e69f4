package org.partnerledger.api.store.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory PostgreSQL keeps pages in. What does not fit is read from the system's cache, page by page with its
 * checksum; the lines of a month of a million take 322 MB without their indexes (decision 0002).
 */
final class SharedBuffers {

    static final long LEAST_MEGABYTES = 256;
    static final long MOST_MEGABYTES = 2_048;

    private static final long MEGABYTE = 1024L * 1024;
    private static final int SHARE = 8;

    private SharedBuffers() {}

    /** The setting for this machine, or for the container that the ledger runs in. */
    static String setting() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return megabytes(machine.getTotalMemorySize()) + "MB";
    }

    /**
     * An eighth of the memory, within bounds.
     *
     * @param memory in bytes
     */
    static long megabytes(long memory) {
        return Math.clamp(memory / SHARE / MEGABYTE, LEAST_MEGABYTES, MOST_MEGABYTES);
    }
}
