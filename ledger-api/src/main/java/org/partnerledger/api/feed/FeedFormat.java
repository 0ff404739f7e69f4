package org.partnerledger.api.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.partnerledger.api.feed.text.UnreadableFeed;

/** The formats of a file that the ledger imports (contract.md, section 1). */
public enum FeedFormat {
    /** CSV with SpendLine columns. */
    SPEND,
    /** FOCUS 1.0–1.2 Cost and Usage CSV. */
    FOCUS,
    /** CloudEvents, one a line. */
    EVENTS;

    private static final int BUFFER = 256 * 1024;

    /** Reads {@code "spend"}, {@code "focus"} or {@code "events"}. */
    public static Optional<FeedFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name))
                .findFirst();
    }

    /** As in {@code ?format=}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source of rows for which none is given. */
    public String defaultSource() {
        return "import/" + word();
    }

    /**
     * Begins to read a file of this format.
     *
     * @param source of the events made from rows; events that are read as such bring their own
     * @throws UnreadableFeed where it is not of this format
     */
    public Feed open(InputStream in, String source) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        return switch (this) {
            case SPEND -> new SpendCsvFeed(buffered, source);
            case FOCUS -> new FocusCsvFeed(buffered, source);
            case EVENTS -> new NdjsonFeed(buffered);
        };
    }
}
