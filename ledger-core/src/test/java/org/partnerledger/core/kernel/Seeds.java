package org.partnerledger.core.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Checks a property against many generated cases, each grown from one number.
 *
 * <p>A failing case names its seed, and {@code -Dledger.seed=N} runs that case alone. Early seeds draw small cases, so
 * the first failure found is close to the smallest one there is; nothing is shrunk afterwards. Runs are the same every
 * time: a build must not fail today on what it passed yesterday.
 */
public final class Seeds {

    /** Fewer where every run costs, as with mutations: {@code -Dledger.cases=N}. */
    private static final int CASES = Integer.getInteger("ledger.cases", 1_000);

    private static final int LARGEST = 1_000;

    private Seeds() {}

    public static void forAll(Consumer<Draw> property) {
        forAll(CASES, property);
    }

    /** @param cases fewer than usual where one case is a whole month or year */
    public static void forAll(int cases, Consumer<Draw> property) {
        Integer only = Integer.getInteger("ledger.seed");
        if (only != null) {
            property.accept(new Draw(only, cases));
            return;
        }
        for (int seed = 0; seed < cases; seed++) {
            try {
                property.accept(new Draw(seed, cases));
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("broken by seed " + seed + ", replay with -Dledger.seed=" + seed, broken);
            }
        }
    }

    /** One case: a source of values that depends on nothing but its seed and the number of cases. */
    public static final class Draw {

        private final int seed;
        private final SplittableRandom random;

        /** From 1 in the first case to {@value #LARGEST} in the last. */
        private final int size;

        private Draw(int seed, int cases) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            size = 1 + (int) ((LARGEST - 1L) * seed / Math.max(1, cases - 1));
        }

        public int seed() {
            return seed;
        }

        /** Between {@code low} and {@code high}, both included, and in early cases close to {@code low}. */
        public int between(int low, int high) {
            return (int) Math.min(high, low + random.nextLong(size + 1L));
        }

        /** Every value with the same chance, in early cases too. */
        public int anyOf(int count) {
            return random.nextInt(count);
        }

        public <T> T anyOf(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        @SafeVarargs
        public final <T> T oneOf(T... values) {
            return values[random.nextInt(values.length)];
        }

        /** True in {@code percent} of a hundred cases. */
        public boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        /**
         * Of either sign. Small at first; in the later half, now and then as large as the ledger is built for (10^13).
         */
        public long minorUnits() {
            boolean huge = size > LARGEST / 2 && random.nextInt(4) == 0;
            long bound = huge ? 10_000_000_000_000L : 10L * size;
            return random.nextLong(-bound, bound + 1);
        }

        /** Above 0, with up to {@code decimals} decimals. */
        public Amount positiveAmount(int decimals) {
            return new Amount(BigDecimal.valueOf(1 + Math.abs(minorUnits()), anyOf(decimals + 1)));
        }

        public <T> List<T> shuffled(List<T> values) {
            var shuffled = new ArrayList<>(values);
            for (int i = shuffled.size() - 1; i > 0; i--) {
                shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
            }
            return shuffled;
        }
    }
}
