/**
 * Seals closed months and proves what is in them.
 *
 * <p>Reading order: {@link MonthSealing}, {@code MonthRecords}, {@code SealProofs}, {@code SealController}.
 */
@NullMarked
package org.partnerledger.api.seal;

import org.jspecify.annotations.NullMarked;
