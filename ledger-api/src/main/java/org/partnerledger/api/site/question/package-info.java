/**
 * The questions that finance asks, as pages (docs/finance.md): a form, the sums of all that was asked for, and the list
 * behind them.
 *
 * <p>Reading order: {@code Asked}, {@code Question}, {@code SpendPages}, {@code OwedPages}, {@code RulePages}.
 */
@NullMarked
package org.partnerledger.api.site.question;

import org.jspecify.annotations.NullMarked;
