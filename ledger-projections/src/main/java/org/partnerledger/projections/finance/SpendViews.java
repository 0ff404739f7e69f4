package org.partnerledger.projections.finance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers spent beside what plans paid for it, along any of four dimensions. */
public final class SpendViews {

    private static final String IS_PUBLISHED = """
            exists (select from partner_period c where c.partner_id = months.partner_id and c.state = 'CLOSED'
                    and months.period between c.first_covered and c.period) as published\s""";

    /** Of months, what the journal has. */
    private static final String OF_MONTHS =
            """
            select months.*, ''::text as customer, ''::text as service, ''::text as product, 0::bigint as minor,
                  \s""" + IS_PUBLISHED + """
             from (select partner_id, period, currency, -sum(amount) filter (where account = 9100) as spend,
                          sum(amount) filter (where account in (5100, 5110, 5120)) as incentive
                   from journal_posting
                   where account in (5100, 5110, 5120, 9100) and period between :from and :to
                     and\s""" + Scope.PARTNERS + " group by partner_id, period, currency) months";

    private static final String KEPT = " where period between :from and :to and " + Scope.PARTNERS;

    private static final String OF_CUSTOMERS = """
            select partner_id, period, customer_id as customer, ''::text as service, ''::text as product, currency,
                   spend, 0::numeric as incentive, incentive as minor, true as published
            from spend_by_customer""" + KEPT;

    private static final String OF_PRODUCTS = """
            select partner_id, period, ''::text as customer, service_type as service, product_id as product, currency,
                   spend, 0::numeric as incentive, incentive as minor, true as published
            from spend_by_product""" + KEPT;

    private static final String OF_BOTH = """
            select partner_id, period, customer_id as customer, u.service, u.product, currency, u.spend,
                   0::numeric as incentive, u.minor, true as published
            from spend_by_customer,
                 unnest(services, products, spends, incentives) u (service, product, spend, minor)""" + KEPT;

    /** Months whose sums are not kept, because they are open, or because their close came this moment. */
    private static final String REST = """
            with rest as materialized (
                select months.*,\s""" + IS_PUBLISHED + """
                 from (select partner_id, period from partner, generate_series(:from::int, :to::int) period
                       where\s""" + Scope.PARTNERS + """
                ) months
                where not exists (select from spend_month k
                                  where k.partner_id = months.partner_id and k.period = months.period))
            """;

    /** Their lines with the amounts on the bill, and with their shares. */
    private static final String OF_LINES = """
            select r.partner_id, r.period, l.customer_id as customer, l.service_type as service,
                   coalesce(l.product_id, '') as product, l.currency, l.amount as spend, 0::numeric as incentive,
                   0::bigint as minor, r.published
            from rest r cross join lateral (
                select * from line where partner_id = r.partner_id and bill = r.period offset 0) l
             union all
            select r.partner_id, r.period, l.customer_id, l.service_type, coalesce(l.product_id, ''), l.currency, 0, 0,
                   u.share, r.published
            from rest r join line_share s using (partner_id, period),
                 unnest(s.line_nos, s.shares) u (line_no, share) join line l using (line_no)""";

    private static final String SUMS = """
            select partner_id, period, customer, service, product, currency, sum(spend) as spend,
                   sum(open_spend) as open_spend, sum(incentive) as incentive, sum(minor) as minor from\s""";

    private static final String PAGE = " group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6 limit :limit";

    private final JdbcClient jdbc;

    public SpendViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a sum is split by. */
    public enum By {
        PARTNER,
        PERIOD,
        CUSTOMER,
        PRODUCT
    }

    /**
     * What one of them comes to; null, and left out in JSON, where it is not split by that.
     *
     * @param productId "" for lines without one
     * @param spend of bills of these months
     * @param openSpend the part of it in months whose statement is not published
     * @param incentive that plans paid on statements of these months, after caps; no claw-backs and no adjustments
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Nullable String partnerId,
            @Nullable Period period,
            @Nullable String customerId,
            @Nullable String serviceType,
            @Nullable String productId,
            String currency,
            Amount spend,
            Amount openSpend,
            Amount incentive) {}

    /**
     * Where a list goes on: the last row's dimensions, "" and 0 for those that it has not.
     *
     * @param currency after all of them
     */
    public record After(String partner, int period, String customer, String service, String product, String currency) {

        /** Before every row. */
        public static final After NOTHING = new After("", 0, "", "", "", "");

        /** Behind a row. */
        public static After row(Row row) {
            return new After(
                    text(row.partnerId()),
                    row.period() == null ? 0 : row.period().index(),
                    text(row.customerId()),
                    text(row.serviceType()),
                    text(row.productId()),
                    row.currency());
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /**
     * By partner, month, customer, product, currency, as far as they are asked for. Customers and products of published
     * months are sums where {@link SpendReadModel#keep} was called before, and are looked up line by line where it was
     * not.
     */
    public List<Row> list(Scope scope, Set<By> by, After after, int limit) {
        return scope.bind(jdbc.sql(sql(by)))
                .param("p", after.partner())
                .param("m", after.period())
                .param("c", after.customer())
                .param("s", after.service())
                .param("q", after.product())
                .param("w", after.currency())
                .param("limit", limit)
                .query((row, _) -> row(row, by))
                .list();
    }

    private static String sql(Set<By> by) {
        if (!by.contains(By.CUSTOMER) && !by.contains(By.PRODUCT)) {
            return page(OF_MONTHS, by);
        }
        String kept = by.contains(By.CUSTOMER) ? by.contains(By.PRODUCT) ? ofBoth(by) : OF_CUSTOMERS : OF_PRODUCTS;
        return REST + SUMS + "((" + part(kept, by) + ") union all (" + part(OF_LINES, by) + ")) parts" + PAGE;
    }

    /**
     * Every customer has a row at least, so that as many customers as a page has rows, from the last one on, have all
     * that can be on it. One more, because the last one's rows may all have been on the page before.
     */
    private static String ofBoth(Set<By> by) {
        boolean partners = by.contains(By.PARTNER);
        boolean months = by.contains(By.PERIOD);
        String key = (partners ? "partner_id, " : "") + (months ? "period, " : "") + "customer_id";
        String last = (partners ? ":p, " : "") + (months ? ":m, " : "") + ":c";
        return OF_BOTH + " and (" + key + ") in (select " + key + " from spend_by_customer" + KEPT + " and (" + key
                + ") >= (" + last + ") group by " + key + " order by " + key + " limit :limit + 1)";
    }

    /** A month's sums come from one part alone, so that each needs no more than a page where months are told apart. */
    private static String part(String of, Set<By> by) {
        boolean apart = by.contains(By.PARTNER) && by.contains(By.PERIOD);
        return apart ? page(of, by) : SUMS + behind(of, by) + " group by 1, 2, 3, 4, 5, 6";
    }

    private static String page(String of, Set<By> by) {
        return SUMS + behind(of, by) + PAGE;
    }

    private static String behind(String of, Set<By> by) {
        return "(select " + dimension(by, By.PARTNER, "partner_id") + ", "
                + (by.contains(By.PERIOD) ? "period" : "0 as period") + ", "
                + dimension(by, By.CUSTOMER, "customer") + ", " + dimension(by, By.PRODUCT, "service") + ", "
                + dimension(by, By.PRODUCT, "product") + ", currency collate \"C\" as currency, spend, incentive,"
                + " minor, case when not published then spend else 0 end as open_spend from (" + of + ") dimensions)"
                + " summed where (partner_id, period, customer, service, product, currency) > (:p, :m, :c, :s, :q, :w)";
    }

    private static String dimension(Set<By> by, By wanted, String column) {
        return (by.contains(wanted) ? column : "''::text") + " collate \"C\" as " + column;
    }

    private static Row row(ResultSet row, Set<By> by) throws SQLException {
        String currency = row.getString("currency");
        Amount shares = Money.ofMinor(row.getBigDecimal("minor").longValueExact(), new CurrencyCode(currency))
                .toAmount();
        boolean product = by.contains(By.PRODUCT);
        return new Row(
                by.contains(By.PARTNER) ? row.getString("partner_id") : null,
                by.contains(By.PERIOD) ? new Period(row.getInt("period")) : null,
                by.contains(By.CUSTOMER) ? row.getString("customer") : null,
                product ? row.getString("service") : null,
                product ? row.getString("product") : null,
                currency,
                amount(row, "spend"),
                amount(row, "open_spend"),
                amount(row, "incentive").plus(shares));
    }

    /** A month may have spend and no incentive, or the other way round. */
    private static Amount amount(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? Amount.ZERO : new Amount(amount);
    }
}
