/**
 * Where published statements stand, what partners object to, what was corrected and paid.
 *
 * <p>Reading order: {@link StatementStateReadModel}, {@link StatementStates}, {@link SettlementReadModel},
 * {@link SettlementViews}.
 */
@NullMarked
package org.partnerledger.projections.settlement;

import org.jspecify.annotations.NullMarked;
