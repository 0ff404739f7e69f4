/**
 * Locks what the database keeps and a copy of the database must not give away, by a key that lives outside of it.
 *
 * <p>Reading order: {@link Safe}, {@code SafeKeys}.
 */
@NullMarked
package org.partnerledger.api.safe;

import org.jspecify.annotations.NullMarked;
