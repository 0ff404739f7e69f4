package org.partnerledger.core.comparison;

import java.util.Arrays;
import org.partnerledger.core.incentive.Shares;

/**
 * What lines have, by line number, in minor units; a line that is missing has 0. Immutable, 16 bytes a line: a month of
 * one partner may have millions.
 */
public final class ShareTable {

    public static final ShareTable EMPTY = new ShareTable(new long[0], new long[0]);

    private final long[] lineNos; // Ascending.
    private final long[] shares;

    private ShareTable(long[] lineNos, long[] shares) {
        this.lineNos = lineNos;
        this.shares = shares;
    }

    /** Of parallel arrays in any order; no line is in them twice. */
    public static ShareTable of(long[] lineNos, long[] shares) {
        long[] sorted = lineNos.clone();
        Arrays.sort(sorted);
        long[] placed = new long[shares.length];
        for (int i = 0; i < lineNos.length; i++) {
            placed[Arrays.binarySearch(sorted, lineNos[i])] = shares[i];
        }
        return new ShareTable(sorted, placed);
    }

    /** These, where {@code later} says nothing else. */
    public ShareTable overlaidBy(ShareTable later) {
        long[] numbers = new long[lineNos.length + later.lineNos.length];
        long[] values = new long[numbers.length];
        int size = 0;
        int mine = 0;
        int its = 0;
        while (mine < lineNos.length || its < later.lineNos.length) {
            boolean takesIts =
                    mine == lineNos.length || (its < later.lineNos.length && later.lineNos[its] <= lineNos[mine]);
            if (takesIts) {
                mine += mine < lineNos.length && lineNos[mine] == later.lineNos[its] ? 1 : 0;
                numbers[size] = later.lineNos[its];
                values[size++] = later.shares[its++];
            } else {
                numbers[size] = lineNos[mine];
                values[size++] = shares[mine++];
            }
        }
        return new ShareTable(Arrays.copyOf(numbers, size), Arrays.copyOf(values, size));
    }

    /** These as parallel arrays by ascending line number. */
    public Shares.Allocation toAllocation() {
        return new Shares.Allocation(lineNos.clone(), shares.clone());
    }

    public long of(long lineNo) {
        int place = Arrays.binarySearch(lineNos, lineNo);
        return place < 0 ? 0 : shares[place];
    }

    public int size() {
        return lineNos.length;
    }

    /** In minor units. */
    public long total() {
        return Arrays.stream(shares).sum();
    }
}
