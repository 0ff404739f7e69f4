package org.partnerledger.api.feed;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.fact.Envelope;

/**
 * Facts one after the other, in the order of the body or file. Holds no more than the one in hand, whatever the length.
 *
 * <p>A fact that cannot be read is handed over as unreadable with its line, so that it is counted and quarantined.
 */
public interface Feed extends Closeable {

    /**
     * The next fact, or null after the last.
     *
     * @throws UnreadableFeed where nothing from here on can be read; what came before it stands
     */
    @Nullable
    Envelope next() throws IOException;

    /** Whether {@link #next} would answer without waiting for the sender. A feed from a file always would. */
    default boolean isReady() throws IOException {
        return true;
    }

    /** What is remarkable about facts that were handed over all the same: how many so far, by code. */
    default Map<String, Long> notes() {
        return Map.of();
    }
}
