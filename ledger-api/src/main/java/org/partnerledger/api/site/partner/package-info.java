/**
 * A partner's own pages, which finance and auditors see too.
 *
 * <p>Reading order: {@code PeriodsPage}, {@code StatementPage}, {@code LinesPage}, {@code BillPage}.
 */
@NullMarked
package org.partnerledger.api.site.partner;

import org.jspecify.annotations.NullMarked;
