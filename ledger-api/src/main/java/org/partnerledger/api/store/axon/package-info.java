/**
 * Axon on the store, part by part: the fenced engine, serializers, transactions and retries.
 *
 * <p>Reading order: {@code AxonConfiguration}, {@code FencedEngine}, {@code EventSerializer}.
 */
@NullMarked
package org.partnerledger.api.store.axon;

import org.jspecify.annotations.NullMarked;
