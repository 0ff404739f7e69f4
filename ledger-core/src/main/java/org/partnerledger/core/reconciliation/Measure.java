package org.partnerledger.core.reconciliation;

/** What of a month is compared. Stored by name. */
public enum Measure {
    /** The bill: the amounts of the lines that stand on it. */
    SPEND,
    /** What is recognised as performance in the month. */
    PERFORMANCE,
    /** The part of it that plans turn into incentive. */
    INCENTIVE_BASE,
    /** What plans pay on the published statement, line by line: the lines' shares. */
    INCENTIVE,
    /** What stands on the money accounts of the journal, debit − credit: a general ledger has it, too. */
    BOOKS;

    /** Whether it is made of spend lines, and not of entries. */
    public boolean isOfLines() {
        return this != BOOKS;
    }
}
