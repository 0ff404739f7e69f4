package org.partnerledger.core.comparison;

import java.util.Arrays;

/** Lines with what they had and what they should have, in minor units; 24 bytes a line. */
public final class LineChanges {

    private long[] lineNos = new long[64];
    private long[] before = new long[64];
    private long[] after = new long[64];
    private int size;

    void add(long lineNo, long had, long has) {
        if (size == lineNos.length) {
            lineNos = Arrays.copyOf(lineNos, size * 2);
            before = Arrays.copyOf(before, size * 2);
            after = Arrays.copyOf(after, size * 2);
        }
        lineNos[size] = lineNo;
        before[size] = had;
        after[size++] = has;
    }

    public int size() {
        return size;
    }

    long totalBefore() {
        return Arrays.stream(before, 0, size).sum();
    }

    long totalAfter() {
        return Arrays.stream(after, 0, size).sum();
    }

    /** By line number, in parts of at most {@code most} lines: each can be found by its first and last number. */
    public Part[] parts(int most) {
        long[] sorted = Arrays.copyOf(lineNos, size);
        Arrays.sort(sorted);
        long[] sortedBefore = new long[size];
        long[] sortedAfter = new long[size];
        for (int i = 0; i < size; i++) {
            int place = Arrays.binarySearch(sorted, lineNos[i]);
            sortedBefore[place] = before[i];
            sortedAfter[place] = after[i];
        }
        Part[] parts = new Part[Math.ceilDiv(size, most)];
        for (int i = 0; i < parts.length; i++) {
            int from = i * most;
            int to = from + Math.min(most, size - from);
            parts[i] = new Part(
                    Arrays.copyOfRange(sorted, from, to),
                    Arrays.copyOfRange(sortedBefore, from, to),
                    Arrays.copyOfRange(sortedAfter, from, to));
        }
        return parts;
    }

    /** Parallel arrays by ascending line number. */
    @SuppressWarnings("ArrayRecordComponent") // Millions of longs; compared nowhere but in tests.
    public record Part(long[] lineNos, long[] before, long[] after) {}
}
