package org.partnerledger.core.incentive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.partnerledger.core.kernel.Money;

/**
 * Splits an incentive over its lines by largest remainder (domain.md, section 5): the shares sum to it, to the cent.
 *
 * <p>Lines are added in the order of their lineId (ties by source), which decides between equal remainders. Weights are
 * kept as whole numbers of the finest decimal, so that memory is 8 bytes a line for each of the arrays below unless a
 * weight does not fit.
 */
public final class Shares {

    /** Decimals that a weight may have: 12 of the amount and 12 of the factor. */
    private static final int MAX_DECIMALS = 24;

    private static final long[] NONE = {};

    private final Money incentive;
    private BigDecimal[] weights;
    private long[] lineNos;
    private int size;
    private BigDecimal total = BigDecimal.ZERO;

    public Shares(Money incentive) {
        this.incentive = incentive;
        this.weights = new BigDecimal[256];
        this.lineNos = new long[256];
    }

    /** @param weight performance × factor; may be negative or 0 */
    public void add(long lineNo, BigDecimal weight) {
        if (weight.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException("a weight has at most " + MAX_DECIMALS + " decimals, not " + weight);
        }
        if (size == weights.length) {
            weights = Arrays.copyOf(weights, size * 2);
            lineNos = Arrays.copyOf(lineNos, size * 2);
        }
        weights[size] = weight;
        lineNos[size++] = lineNo;
        total = total.add(weight);
    }

    /** The lines' shares in minor units, in the order in which the lines were added. */
    public Allocation allocate() {
        long[] shares = new long[size];
        if (total.signum() != 0) {
            allocate(shares);
        }
        return new Allocation(Arrays.copyOf(lineNos, size), shares);
    }

    private void allocate(long[] shares) {
        int scale = scale();
        BigInteger sum = units(total, scale);
        long[] units = sum.bitLength() < Long.SIZE - 1 ? smallUnits(scale, sum.signum() < 0) : NONE;
        if (units.length == size) {
            allocate(shares, units, sum.abs().longValueExact());
        } else {
            allocate(shares, scale, sum);
        }
    }

    /** The weights as whole numbers, turned round where that is wanted; nothing where one does not fit. */
    private long[] smallUnits(int scale, boolean turned) {
        long[] units = new long[size];
        for (int i = 0; i < size; i++) {
            BigInteger weight = units(weights[i], scale);
            if (weight.bitLength() >= Long.SIZE - 1) {
                return NONE;
            }
            units[i] = turned ? -weight.longValueExact() : weight.longValueExact();
        }
        return units;
    }

    /** As the rule says, for numbers as they nearly always are. */
    private void allocate(long[] shares, long[] units, long divisor) {
        long minor = incentive.minorUnits();
        long[] remainders = new long[size];
        long left = minor;
        for (int i = 0; i < size; i++) {
            long product = minor * units[i];
            if (Math.multiplyHigh(minor, units[i]) == product >> (Long.SIZE - 1)) {
                shares[i] = Math.floorDiv(product, divisor);
                remainders[i] = Math.floorMod(product, divisor);
            } else {
                BigInteger whole = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(units[i]));
                BigInteger rest = whole.mod(BigInteger.valueOf(divisor));
                shares[i] =
                        whole.subtract(rest).divide(BigInteger.valueOf(divisor)).longValueExact();
                remainders[i] = rest.longValueExact();
            }
            left -= shares[i];
        }
        handOut(shares, remainders, Math.toIntExact(left));
    }

    /** One unit each to the largest remainders, of equal ones to those of the first lines. */
    private static void handOut(long[] shares, long[] remainders, int left) {
        if (left == 0) {
            return;
        }
        long[] ordered = remainders.clone();
        Arrays.sort(ordered);
        long smallest = ordered[ordered.length - left];
        int equal = left;
        for (long remainder : remainders) {
            equal -= remainder > smallest ? 1 : 0;
        }
        for (int i = 0; i < remainders.length; i++) {
            boolean among = remainders[i] == smallest && equal-- > 0;
            shares[i] += among || remainders[i] > smallest ? 1 : 0;
        }
    }

    /** The same for numbers of any size. */
    private void allocate(long[] shares, int scale, BigInteger sum) {
        BigInteger minor = BigInteger.valueOf(incentive.minorUnits());
        // A negative total is turned round together with the weights, so that every remainder is in [0, total).
        boolean turned = sum.signum() < 0;
        BigInteger divisor = sum.abs();
        BigInteger[] remainders = new BigInteger[size];
        long left = incentive.minorUnits();
        for (int i = 0; i < size; i++) {
            BigInteger weight = units(weights[i], scale);
            BigInteger product = minor.multiply(turned ? weight.negate() : weight);
            BigInteger[] parts = product.divideAndRemainder(divisor);
            if (parts[1].signum() < 0) { // Floored towards −∞, as the rule says.
                parts[0] = parts[0].subtract(BigInteger.ONE);
                parts[1] = parts[1].add(divisor);
            }
            shares[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
            left -= shares[i];
        }
        handOut(shares, remainders, left);
    }

    /** One unit each to the largest remainders; 0 ≤ {@code left} &lt; number of lines by construction. */
    private void handOut(long[] shares, BigInteger[] remainders, long left) {
        if (left == 0) {
            return;
        }
        Integer[] byRemainder = new Integer[size];
        Arrays.setAll(byRemainder, i -> i);
        // The sort is stable: equal remainders stay in the order of the lines.
        Arrays.sort(byRemainder, (a, b) -> remainders[b].compareTo(remainders[a]));
        for (int i = 0; i < left; i++) {
            shares[byRemainder[i]]++;
        }
    }

    private int scale() {
        int scale = 0;
        for (int i = 0; i < size; i++) {
            scale = Math.max(scale, weights[i].scale());
        }
        return scale;
    }

    private static BigInteger units(BigDecimal weight, int scale) {
        return weight.setScale(scale).unscaledValue();
    }

    /**
     * Parallel arrays, one place a line.
     *
     * @param shares in minor units of the incentive's currency
     */
    @SuppressWarnings("ArrayRecordComponent") // Millions of longs: lists of boxes would be five times as large.
    public record Allocation(long[] lineNos, long[] shares) {

        /** Those of two months that one statement speaks for; no line is in both. */
        public Allocation and(Allocation other) {
            return new Allocation(joined(lineNos, other.lineNos), joined(shares, other.shares));
        }

        /** Parts of one allocation, in their order. */
        public static Allocation joined(List<Allocation> parts) {
            int size = parts.stream().mapToInt(part -> part.lineNos.length).sum();
            long[] lineNos = new long[size];
            long[] shares = new long[size];
            int from = 0;
            for (Allocation part : parts) {
                System.arraycopy(part.lineNos, 0, lineNos, from, part.lineNos.length);
                System.arraycopy(part.shares, 0, shares, from, part.lineNos.length);
                from += part.lineNos.length;
            }
            return new Allocation(lineNos, shares);
        }

        private static long[] joined(long[] first, long[] second) {
            long[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }
}
