package org.partnerledger.projections.bill;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.LineType.BillGroup;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.Bill.CustomerSum;
import org.partnerledger.core.statement.Bill.Late;
import org.partnerledger.core.statement.Bill.ProductSum;
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
     * The bill as it stands, or stood; its state is for the caller to say. The lines are read once, summed by
     * everything that a bill is split by.
     */
    public Bill bill(Owner owner, Period period, Known known, BillState state) {
        var sums = new Sums();
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
                        " group by l.line_type, c.association, l.service_type, l.customer_id")
                .query((ResultSet row) -> sums.add(row));
        return of(owner, period, state, sums);
    }

    /** The bill of a month without lines. */
    public static Bill empty(Owner owner, Period period, BillState state) {
        return of(owner, period, state, new Sums());
    }

    private static Bill of(Owner owner, Period period, BillState state, Sums sums) {
        Amount total = sums.group(BillGroup.CONSUMPTION)
                .plus(sums.group(BillGroup.REFUNDS))
                .plus(sums.group(BillGroup.ADJUSTMENTS));
        return new Bill(
                owner.partner(),
                period,
                owner.currency(),
                state,
                sums.lines,
                sums.group(BillGroup.CONSUMPTION),
                sums.group(BillGroup.REFUNDS),
                sums.group(BillGroup.ADJUSTMENTS),
                total,
                sums.byAssociation.getOrDefault(Association.RESALE, Amount.ZERO).max(Amount.ZERO),
                sums.means(),
                sums.byAssociation,
                sums.products(),
                sums.customers(),
                sums.lateLines == 0 ? null : new Late(sums.lateLines, sums.lateAmount));
    }

    private StatementSpec select(Owner owner, Period period, Known known, String columns, String groupBy) {
        return known.bind(jdbc.sql("select " + columns + " from " + known.table()
                        + " l join combination c on c.number = l.combination where l." + owner.column()
                        + " = ? and l.bill = ?" + groupBy))
                .param(owner.partner().value())
                .param(period.index());
    }

    private static Amount amount(@Nullable BigDecimal sum) {
        return sum == null ? Amount.ZERO : new Amount(sum);
    }

    /** Of a product or a customer. */
    private record Part(Amount amount, long lines) {

        Part plus(Part other) {
            return new Part(amount.plus(other.amount), lines + other.lines);
        }
    }

    /** What the rows add up to. */
    private static final class Sums {

        private long lines;
        private long lateLines;
        private Amount lateAmount = Amount.ZERO;
        private final Map<BillGroup, Amount> byGroup = new EnumMap<>(BillGroup.class);
        private final Map<Means, Amount> byMeans = new EnumMap<>(Means.class);
        private final Map<Association, Amount> byAssociation = new EnumMap<>(Association.class);
        private final Map<String, Part> byProduct = new HashMap<>();
        private final Map<String, Part> byCustomer = new HashMap<>();

        @SuppressWarnings("EnumOrdinal") // Stored by place on purpose, see CopyRows.place.
        void add(ResultSet row) throws SQLException {
            Amount amount = amount(row.getBigDecimal("amount"));
            lines += row.getLong("lines");
            lateLines += row.getLong("late_lines");
            lateAmount = lateAmount.plus(amount(row.getBigDecimal("late_amount")));
            byGroup.merge(LineType.values()[row.getInt("line_type")].group(), amount, Amount::plus);
            byAssociation.merge(Association.valueOf(row.getString("association")), amount, Amount::plus);
            var part = new Part(amount, row.getLong("lines"));
            byProduct.merge(row.getString("service_type"), part, Part::plus);
            byCustomer.merge(row.getString("customer_id"), part, Part::plus);
            addMeans(row);
        }

        List<ProductSum> products() {
            var products = new ArrayList<ProductSum>();
            byProduct.forEach((product, it) -> products.add(new ProductSum(product, it.amount(), it.lines())));
            products.sort(Comparator.comparing(ProductSum::amount)
                    .reversed()
                    .thenComparing(ProductSum::serviceType, Ids.BY_CODE_POINT));
            return products;
        }

        List<CustomerSum> customers() {
            var customers = new ArrayList<CustomerSum>();
            byCustomer.forEach((customer, it) -> customers.add(new CustomerSum(customer, it.amount(), it.lines())));
            customers.sort(Comparator.comparing(CustomerSum::amount)
                    .reversed()
                    .thenComparing(CustomerSum::customerId, Ids.BY_CODE_POINT));
            return customers;
        }

        private void addMeans(ResultSet row) throws SQLException {
            byMeans.merge(Means.CASH, amount(row.getBigDecimal("cash")), Amount::plus);
            byMeans.merge(Means.CREDIT, amount(row.getBigDecimal("credit")), Amount::plus);
            byMeans.merge(Means.STORED_VALUE_CARD, amount(row.getBigDecimal("stored_value_card")), Amount::plus);
            byMeans.merge(Means.CASH_COUPON, amount(row.getBigDecimal("cash_coupon")), Amount::plus);
            byMeans.merge(Means.COUPON, amount(row.getBigDecimal("coupon")), Amount::plus);
            byMeans.merge(Means.BONUS, amount(row.getBigDecimal("bonus")), Amount::plus);
            byMeans.merge(Means.DEBT, amount(row.getBigDecimal("debt")), Amount::plus);
            byMeans.merge(Means.WRITE_OFF, amount(row.getBigDecimal("write_off")), Amount::plus);
        }

        Amount group(BillGroup group) {
            return byGroup.getOrDefault(group, Amount.ZERO);
        }

        Map<Means, Amount> means() {
            var nonZero = new EnumMap<Means, Amount>(byMeans);
            nonZero.values().removeIf(Amount::isZero);
            return nonZero;
        }
    }
}
