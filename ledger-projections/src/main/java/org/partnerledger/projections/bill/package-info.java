/** What a partner's customers spent in a month, summed from the lines. */
@NullMarked
package org.partnerledger.projections.bill;

import org.jspecify.annotations.NullMarked;
