/**
 * What other rules would make of months: worked out partner by partner, shown as a bridge that adds up to the line.
 *
 * <p>Reading order: {@link RunRequest}, {@link ComparisonJob}, {@link PartnerComparison}, {@link Books},
 * {@link ComparisonTable}, {@link ComparisonReader}.
 */
@NullMarked
package org.partnerledger.api.comparison;

import org.jspecify.annotations.NullMarked;
