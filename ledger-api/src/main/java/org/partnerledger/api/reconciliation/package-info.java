/**
 * {@code /api/v1/reconciliations}: files of what somebody else believes of a partner's month, compared as a job, and
 * the items that are open afterwards.
 *
 * <p>Reading order: {@link ReconciliationController}, {@link ReconciliationDesk}, {@link OurLines}, {@link Matching},
 * {@link ReconciliationJob}, {@link ItemTable}, {@link ItemController}.
 */
@NullMarked
package org.partnerledger.api.reconciliation;

import org.jspecify.annotations.NullMarked;
