package org.partnerledger.api.bench;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured.
 *
 * @param lines of each month, duplicates and conflicts included
 * @param partners 2 or more; each has a hundred customers
 * @param repeat months, each of which is measured from its first line to its last document
 * @param phases the ones to run, all of {@link #PHASES} where nothing else is said
 * @param javaOptions of the ledger that is measured
 */
public record BenchPlan(long lines, int partners, long seed, int repeat, Set<String> phases, List<String> javaOptions) {

    /** In the order in which they run. */
    public static final List<String> PHASES = List.of(
            "start",
            "intakeHttp",
            "intakeCli",
            "freshness",
            "estimate",
            "close",
            "read",
            "finance",
            "rebuild",
            "verify",
            "recalculation");

    private static final Set<String> AFTER_A_CLOSE = Set.of("close", "read", "finance", "verify", "recalculation");

    private static final int CUSTOMERS_OF_A_PARTNER = 100;
    private static final long FEWEST_LINES = 1_000;
    private static final int MOST_MONTHS = 12;

    public BenchPlan {
        phases = phases.isEmpty() ? Set.copyOf(PHASES) : Set.copyOf(phases);
        javaOptions = List.copyOf(javaOptions);
        String wrong = wrong(lines, partners, repeat, phases);
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static @Nullable String wrong(long lines, int partners, int repeat, Set<String> phases) {
        if (lines < FEWEST_LINES) {
            return "--lines is " + FEWEST_LINES + " or more.";
        }
        if (partners < 2 || partners > 1_000) {
            return "--partners is from 2 to 1000.";
        }
        if (repeat < 1 || repeat > MOST_MONTHS) {
            return "--repeat is from 1 to " + MOST_MONTHS + ".";
        }
        return PHASES.containsAll(phases) ? null : "--phases are some of " + String.join(",", PHASES) + ".";
    }

    boolean has(String phase) {
        return phases.contains(phase);
    }

    /** Whether what is measured is a closed month. */
    boolean needsClose() {
        return phases.stream().anyMatch(AFTER_A_CLOSE::contains);
    }

    int customers() {
        return partners * CUSTOMERS_OF_A_PARTNER;
    }

    /** The part of a month that comes through {@code ledger import}. */
    long linesByCli() {
        return has("intakeCli") ? lines / 4 : 0;
    }

    /** The part of a month that trickles in while bills are read; 5,000 lines a second need it for seconds only. */
    long linesForFreshness() {
        return has("freshness") ? Math.clamp(lines / 20, 500, 50_000) : 0;
    }

    long linesByHttp() {
        return lines - linesByCli() - linesForFreshness();
    }

    /** Whether a phase may take seconds, or only has to show that it works. */
    boolean isSmall() {
        return lines < 50_000;
    }

    /** The first of the months; all of them, and the one into which the last carries over, are past. */
    YearMonth firstMonth(YearMonth now) {
        return now.minusMonths(repeat + 1L);
    }
}
