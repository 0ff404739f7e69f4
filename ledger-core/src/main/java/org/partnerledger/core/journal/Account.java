package org.partnerledger.core.journal;

/**
 * The chart of accounts, from the vendor's side (docs/journal.md has the table of postings). An account is kept per
 * partner and month; a debit is above 0, a credit below. The numbers are stored: none is ever given to another account.
 */
public enum Account {
    /** What left the vendor's bank, or became quota or credit in the partner's cloud account. */
    PAID(1100, Kind.MONEY, "Paid to partners"),
    /** The balance that rolls over to the next statement; a debit is what the partner owes. */
    BALANCE(2100, Kind.MONEY, "Balance carried forward"),
    /** Earned, and held back until something is paid. */
    FROZEN(2200, Kind.MONEY, "Incentive frozen"),
    /** Payable on a published statement that is not confirmed. */
    PAYABLE(2300, Kind.MONEY, "Payable, to be confirmed"),
    CONFIRMED(2310, Kind.MONEY, "Payable, confirmed"),
    /** In a payout that is not reconciled yet. */
    ISSUING(2320, Kind.MONEY, "Payable, applied for"),
    /** Reconciled: what will be transferred. */
    SETTLEMENT(2330, Kind.MONEY, "Settlement due"),
    /** Payable − settlement: output tax and service fee tax (domain.md, section 6), rounding included. */
    TAX(2400, Kind.MONEY, "Tax difference of settlements"),
    /** Base × rate as the statement shows them, exact. */
    INCENTIVE(5100, Kind.MONEY, "Incentive accrued"),
    /** What rounding made of it: incentive + cut − base × rate. */
    ROUNDING(5110, Kind.MONEY, "Rounding residue"),
    CAP(5120, Kind.MONEY, "Cut by caps"),
    SUBSIDY(5200, Kind.MONEY, "Project subsidies"),
    DEDUCTION(5210, Kind.MONEY, "Deductions from subsidies"),
    BENEFIT(5300, Kind.MONEY, "Programme benefits"),
    CLAWBACK(5400, Kind.MONEY, "Incentive clawed back"),
    ADJUSTMENT(5500, Kind.MONEY, "Adjustments of closed months"),
    /** Credited in the bill month with what customers spent. */
    SPEND(9100, Kind.MEMO, "Spend of customers"),
    EXCLUDED(9200, Kind.MEMO, "Spend excluded from performance"),
    CARRIED_OUT(9300, Kind.MEMO, "Performance carried to later months"),
    CARRIED_IN(9310, Kind.MEMO, "Performance carried in from earlier months"),
    /** What lines do not exclude themselves; the close turns it into performance, or into an exclusion by a rule. */
    COUNTABLE(9400, Kind.MEMO, "Countable spend of open months"),
    PERFORMANCE(9500, Kind.MEMO, "Performance"),
    /** Minus the performance of the month: the other side of what became of it. */
    APPLIED(9510, Kind.MEMO, "Performance applied"),
    NO_INCENTIVE(9520, Kind.MEMO, "Performance without incentive"),
    CLAWED_BACK_REFUNDS(9530, Kind.MEMO, "Refunds that became claw-backs"),
    QUARTER_BASE(9540, Kind.MEMO, "Performance of a quarter's earlier months"),
    INCENTIVE_BASE(9600, Kind.MEMO, "Incentive base");

    /** Memo accounts hold spend and performance, the others money that is owed; no entry mixes them unbalanced. */
    public enum Kind {
        MEMO,
        MONEY
    }

    private final int number;
    private final Kind kind;
    private final String title;

    Account(int number, Kind kind, String title) {
        this.number = number;
        this.kind = kind;
        this.title = title;
    }

    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** @throws IllegalArgumentException for a number that no account has */
    public static Account of(int number) {
        for (Account account : values()) {
            if (account.number == number) {
                return account;
            }
        }
        throw new IllegalArgumentException("no account has the number " + number);
    }
}
