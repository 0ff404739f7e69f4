/**
 * What other rules would make of months: worked out partner by partner, shown as a bridge that adds up to the line.
 * What-ifs change nothing.
 *
 * <p>Reading order: {@link RunRequest}, {@link ComparisonJob}, {@link PartnerComparison}, {@link Books},
 * {@link ComparisonTable}, {@link WhatIfController}.
 */
@NullMarked
package org.partnerledger.api.comparison;

import org.jspecify.annotations.NullMarked;
