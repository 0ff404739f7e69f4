package org.partnerledger.core.bundle;

/**
 * A record of a file that holds several kinds of them.
 *
 * @param kind one of the constants here
 * @param value in the form in which events hold it
 */
public record Entry(String kind, Object value) {

    // Documents.
    public static final String BILL = "bill";
    public static final String TIER_TWO_BILL = "tier-two-bill";
    public static final String STATEMENT = "statement";
    public static final String EXPLANATION = "explanation";
    public static final String DECISION = "decision";
    public static final String RESULT = "result";
    public static final String FROZEN = "frozen";
    public static final String RELEASED = "released";
    public static final String FROZEN_BENEFITS = "frozen-benefits";

    // Basis.
    public static final String MONTH = "month";
    public static final String CLOSED_MONTH = "closed-month";
    public static final String FROZEN_BEFORE = "frozen-before";
    public static final String PAID = "paid";
    public static final String COMBINATION = "combination";
    public static final String STANDING = "standing";
    public static final String LINK = "link";
    public static final String UNPAID_BILL = "unpaid-bill";
    public static final String PROJECT = "project";
    public static final String SUBSIDY_LAPSED = "subsidy-lapsed";
    public static final String SUBSIDY_GIVEN_BACK = "subsidy-given-back";
    public static final String SUBSIDY_CLAWED_BACK = "subsidy-clawed-back";
    public static final String SUBSIDY_CLAW_BACK_UNDONE = "subsidy-claw-back-undone";
    public static final String CLAIM = "claim";
    public static final String CORRECTION = "correction";
    public static final String CORRECTED_ROW = "corrected-row";

    // Rules.
    public static final String PARAMETERS = "parameters-put";
    public static final String CATALOGUE = "catalogue-put";
    public static final String CALENDAR = "calendar-put";
    public static final String PLAN = "plan";
    public static final String CORRECTED_RULES = "corrected-rules";
}
