/** Asking for the money of confirmed statements, and every step until it is paid (contract.md, section 4). */
@NullMarked
package org.partnerledger.api.payout;

import org.jspecify.annotations.NullMarked;
