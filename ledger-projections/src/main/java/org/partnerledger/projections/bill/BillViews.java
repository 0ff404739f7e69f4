package org.partnerledger.projections.bill;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.BillSums;
import org.partnerledger.projections.known.Known;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Sums a bill (domain.md, section 2): exact, nothing rounded. */
public final class BillViews {

    private final JdbcClient jdbc;

    public BillViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose bill it is.
     *
     * @param tierTwo whether the partner is tier 2: its bill lists its own customers' lines
     */
    public record Owner(PartnerId partner, boolean tierTwo, CurrencyCode currency) {

        private String column() {
            return tierTwo ? "tier_two_id" : "partner_id";
        }
    }

    /**
     * The bill as it stands, or stood; its state is for the caller to say. The lines are read once, and summed twice:
     * by what they are, and by customer. Both at once would be nearly as many sums as there are lines.
     */
    public Bill bill(Owner owner, Period period, Known known, BillState state) {
        var sums = new BillSums();
        select(
                        owner,
                        period,
                        known,
                        "l.line_type, c.association, l.service_type, l.customer_id, count(*) as lines,"
                                + " sum(l.amount) as amount, sum(l.cash) as cash,"
                                + " sum(l.credit) as credit, sum(l.stored_value_card) as stored_value_card,"
                                + " sum(l.cash_coupon) as cash_coupon, sum(l.coupon) as coupon, sum(l.bonus) as bonus,"
                                + " sum(l.debt) as debt, sum(l.write_off) as write_off,"
                                + " count(*) filter (where l.bill > l.charge) as late_lines,"
                                + " sum(l.amount) filter (where l.bill > l.charge) as late_amount",
                        " group by grouping sets ((l.line_type, c.association, l.service_type), (l.customer_id))")
                .query((ResultSet row) -> add(sums, row));
        return sums.bill(owner.partner(), period, owner.currency(), state);
    }

    /** The bill of a month without lines. */
    public static Bill empty(Owner owner, Period period, BillState state) {
        return new BillSums().bill(owner.partner(), period, owner.currency(), state);
    }

    private StatementSpec select(Owner owner, Period period, Known known, String columns, String groupBy) {
        return known.bind(jdbc.sql("select " + columns + " from " + known.table()
                        + " l join combination c on c.number = l.combination where l." + owner.column()
                        + " = ? and l.bill = ?" + groupBy))
                .param(owner.partner().value())
                .param(period.index());
    }

    @SuppressWarnings("EnumOrdinal") // Stored by place on purpose, see CopyRows.place.
    private static void add(BillSums sums, ResultSet row) throws SQLException {
        String customer = row.getString("customer_id");
        if (customer != null) {
            sums.ofCustomer(customer, row.getLong("lines"), amount(row.getBigDecimal("amount")));
            return;
        }
        sums.add(new BillSums.Part(
                LineType.values()[row.getInt("line_type")],
                Association.valueOf(row.getString("association")),
                row.getString("service_type"),
                null,
                row.getLong("lines"),
                amount(row.getBigDecimal("amount")),
                row.getLong("late_lines"),
                amount(row.getBigDecimal("late_amount"))));
        sums.paid(Means.CASH, amount(row.getBigDecimal("cash")));
        sums.paid(Means.CREDIT, amount(row.getBigDecimal("credit")));
        sums.paid(Means.STORED_VALUE_CARD, amount(row.getBigDecimal("stored_value_card")));
        sums.paid(Means.CASH_COUPON, amount(row.getBigDecimal("cash_coupon")));
        sums.paid(Means.COUPON, amount(row.getBigDecimal("coupon")));
        sums.paid(Means.BONUS, amount(row.getBigDecimal("bonus")));
        sums.paid(Means.DEBT, amount(row.getBigDecimal("debt")));
        sums.paid(Means.WRITE_OFF, amount(row.getBigDecimal("write_off")));
    }

    private static BigDecimal amount(@Nullable BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum;
    }
}
