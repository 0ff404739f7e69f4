/**
 * What becomes of a published statement: confirmed, disputed, and on its way to be paid.
 *
 * <p>Reading order: {@link SettlementEvent}, {@link SettlementCommand}, {@code PublishedStatement},
 * {@link SettlementRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
