/**
 * How events are stored: the one JSON form, and the names under which they are found again.
 *
 * <p>Reading order: {@link StoredName}, {@link EventTypes}, {@link EventJson}.
 */
@NullMarked
package org.partnerledger.core.stored;

import org.jspecify.annotations.NullMarked;
