package org.partnerledger.api.bench.measured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes use, as Linux counts it below /proc. A process that is gone has used nothing. */
public final class MeasuredProcess {

    /** USER_HZ, which Linux promises to programs on every machine. */
    private static final double TICKS_A_SECOND = 100;

    private static final int UTIME = 11; // Of the fields after the name of the program.

    private MeasuredProcess() {}

    /** Processor time in microseconds, of the process, its ended children and {@code alive} ones. */
    public static double cpuMicros(long pid, boolean andChildren) {
        double micros = cpuMicros(pid);
        if (andChildren) {
            micros += children(pid).mapToDouble(MeasuredProcess::cpuMicros).sum();
        }
        return micros;
    }

    /** Most memory that the process ever had in RAM, in megabytes of 2^20 bytes. */
    public static double peakMegabytes(long pid) {
        return kibibytes(pid, "status", "VmHWM:") / 1024;
    }

    /** Memory of a family of processes; what several of them share counts once. In megabytes of 2^20 bytes. */
    public static double familyMegabytes(long pid) {
        return Stream.concat(Stream.of(pid), children(pid))
                        .mapToDouble(each -> kibibytes(each, "smaps_rollup", "Pss:"))
                        .sum()
                / 1024;
    }

    private static Stream<Long> children(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid);
    }

    private static double cpuMicros(long pid) {
        for (String line : lines(pid, "stat")) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = 0;
            for (int i = UTIME; i < UTIME + 4; i++) {
                ticks += Double.parseDouble(fields[i]);
            }
            return ticks / TICKS_A_SECOND * 1_000_000;
        }
        return 0;
    }

    private static double kibibytes(long pid, String file, String name) {
        for (String line : lines(pid, file)) {
            if (line.startsWith(name)) {
                return Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
