/** Claims of benefits, listed and one by one, and their steps from the approval to the payment. */
@NullMarked
package org.partnerledger.api.benefit;

import org.jspecify.annotations.NullMarked;
