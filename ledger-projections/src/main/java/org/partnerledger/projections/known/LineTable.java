package org.partnerledger.projections.known;

/** The columns of {@code line} and of {@code line_past}, which keeps what a line was before. */
public final class LineTable {

    /** What was recorded. */
    public static final String FACT = """
            line_no, source, line_id, event_id, origin, customer_id, currency, service_type, \
            resource_type, product_id, \
            region, provider, charging_mode, settlement, line_type, consumed_from, traded_at, trade_id, base_line_id, \
            base_trade_id, tags, coupon_flag, amount, cash, credit, stored_value_card, cash_coupon, \
            coupon, bonus, debt, \
            write_off, recorded_at""";

    /** What was decided about it. */
    public static final String DECISION = """
            partner_id, tier_two_id, excluded, charge, bill, incentive, cause, combination, class_month, rules_month, \
            base_no, base_incentive, coupon_counts, currency_mismatch, counting, decided_at""";

    private LineTable() {}
}
