package org.partnerledger.core.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * One line of a catalogue: products of this service, and of this resource type and id where given, have this class.
 *
 * @param resourceType null = any
 * @param productId null = any
 */
public record CatalogueEntry(
        String serviceType,
        @Nullable String resourceType,
        @Nullable String productId,
        ProductClass productClass) {}
