/**
 * Where events are kept: PostgreSQL, the fence that lets no reader miss a committed event, and what watches over both.
 *
 * <p>Reading order: {@link StoreProperties}, {@code StoreConfiguration}, {@code StoreChecks}, {@link Fence},
 * {@link EventReader}; Axon on top of it is in {@code store.axon}, the built-in PostgreSQL in {@code store.embedded}.
 */
@NullMarked
package org.partnerledger.api.store;

import org.jspecify.annotations.NullMarked;
