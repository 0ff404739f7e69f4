package org.partnerledger.api.intake.fact;

import org.jspecify.annotations.Nullable;

/**
 * An event that has been read, or what is wrong with it.
 *
 * @param index place in the chunk
 * @param source null where the envelope has no valid one
 * @param id null where the envelope has no valid one
 * @param content fingerprint in hexadecimal digits; null where there is no key
 * @param envelope what is wrong with the envelope; the key is taken all the same where there is one
 * @param data what is wrong with the type or the data; null where {@code fact} is there
 */
public record Incoming(
        int index,
        Envelope received,
        @Nullable String source,
        @Nullable String id,
        @Nullable String type,
        @Nullable String content,
        @Nullable Defect envelope,
        @Nullable Defect data,
        @Nullable Fact fact) {

    /** The same event at another place. */
    public Incoming at(int place) {
        return place == index ? this : new Incoming(place, received, source, id, type, content, envelope, data, fact);
    }

    /** The same event with a fact of which more is prepared. */
    public Incoming with(Fact prepared) {
        return new Incoming(index, received, source, id, type, content, envelope, data, prepared);
    }

    public boolean isKeyed() {
        return source != null && id != null && content != null;
    }
}
