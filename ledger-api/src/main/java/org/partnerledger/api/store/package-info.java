/**
 * Where events are kept: PostgreSQL, and Axon on top of it so that no reader ever misses a committed event.
 *
 * <p>Reading order: {@link StoreProperties}, {@code StoreConfiguration}, {@code AxonConfiguration}, {@code Fence},
 * {@code FencedEngine}, {@code StoreChecks}, {@link EventReader}.
 */
@NullMarked
package org.partnerledger.api.store;

import org.jspecify.annotations.NullMarked;
