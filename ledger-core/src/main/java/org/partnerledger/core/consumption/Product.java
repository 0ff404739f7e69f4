package org.partnerledger.core.consumption;

import org.jspecify.annotations.Nullable;

/** What was consumed, as the catalogue knows it: service, kind of resource, product. */
public record Product(
        String serviceType,
        @Nullable String resourceType,
        @Nullable String productId,
        @Nullable String name) {}
