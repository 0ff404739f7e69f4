package org.partnerledger.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event word for word as it is stored, before any upcaster.
 *
 * @param position in the order of the whole ledger, rising, with holes where transactions were rolled back
 * @param recordedAt with milliseconds
 * @param stream the aggregate it belongs to, or its own identifier if it belongs to none
 * @param sequence within the stream, from 0
 * @param type the stable name it is stored under
 * @param revision of the form of {@code payload}
 * @param payload JSON
 * @param metaData JSON
 */
public record StoredEvent(
        long position,
        Instant recordedAt,
        String stream,
        long sequence,
        String identifier,
        String type,
        @Nullable String revision,
        String payload,
        String metaData) {}
