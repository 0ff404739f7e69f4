package org.partnerledger.core.bundle;

import java.util.Arrays;
import java.util.Optional;

/** The files of a sealed month, in the order in which they are leaves and stand in the bundle. */
public enum BundleFile {
    /** Bill, bills of tier-2 partners, statement, explanation, and the decisions and results behind them. */
    DOCUMENTS("documents.ndjson"),
    /** What every line earned under every plan, in minor units. */
    SHARES("shares.ndjson"),
    /** What the month began with. */
    BASIS("basis.ndjson"),
    /** Every put of the rules up to the close, and the plans. */
    RULES("rules.ndjson"),
    /** The lines of the bill, with their decisions, by line number. */
    LINES("lines.ndjson"),
    /** Lines of earlier bills that this statement counts, by line number. */
    EARLIER_LINES("earlier-lines.ndjson"),
    /** Lines that refunds among them refund. */
    BASES("bases.ndjson"),
    /** Trades with unpaid means, and their payments. */
    TRADES("trades.ndjson");

    private final String fileName;

    BundleFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }

    public static Optional<BundleFile> named(String fileName) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(fileName))
                .findFirst();
    }
}
