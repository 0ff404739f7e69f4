/** Payments of trades, and which lines are unpaid because of them. */
@NullMarked
package org.partnerledger.projections.trade;

import org.jspecify.annotations.NullMarked;
