/**
 * The questions that finance asks (docs/finance.md): each an endpoint over one of the views of
 * {@code projections.finance}. Shows sums of what is kept and decides nothing.
 */
@NullMarked
package org.partnerledger.api.finance;

import org.jspecify.annotations.NullMarked;
