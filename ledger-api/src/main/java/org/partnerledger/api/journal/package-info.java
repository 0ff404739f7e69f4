/**
 * The journal over HTTP: trial balance, account statement, entries with the lines behind them, and the plain text
 * journals of hledger and beancount.
 *
 * <p>Reading order: {@link JournalController}, {@link EntryController}, {@link PlainTextJournal},
 * {@link JournalExportController}.
 */
@NullMarked
package org.partnerledger.api.journal;

import org.jspecify.annotations.NullMarked;
