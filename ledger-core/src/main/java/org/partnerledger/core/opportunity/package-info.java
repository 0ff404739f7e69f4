/**
 * Customers in sight, shared by the vendor (HO) or by a partner (PO), until they are won or not (domain.md, section 7).
 *
 * <p>Reading order: {@link OpportunityEvent}, {@link OpportunityCommand}, {@link OpportunityState},
 * {@code Opportunity}, {@code Duplicates}, {@link OpportunityRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.opportunity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
