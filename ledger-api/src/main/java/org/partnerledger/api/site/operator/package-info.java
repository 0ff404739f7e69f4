/** Pages of those who keep the ledger running, and the work that goes on in it. */
@NullMarked
package org.partnerledger.api.site.operator;

import org.jspecify.annotations.NullMarked;
