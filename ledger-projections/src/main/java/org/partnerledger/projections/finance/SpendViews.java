package org.partnerledger.projections.finance;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /** Of months, what the journal has. */
    private static final String OF_MONTHS = """
            select partner_id, period, ''::text as customer, ''::text as service, ''::text as product, currency,
                   -sum(amount) filter (where account = 9100) as spend,
                   sum(amount) filter (where account in (5100, 5110, 5120)) as incentive, 0::numeric as minor
            from journal_posting
            where account in (5100, 5110, 5120, 9100) and period between :from and :to
              and\s""" + Scope.PARTNERS + " group by partner_id, period, currency";

    /** Of lines, their amounts on the bill and their shares on the statement. */
    private static final String OF_LINES = """
            select partner_id, bill as period, customer_id as customer, service_type as service,
                   coalesce(product_id, '') as product, currency, amount as spend, 0::numeric as incentive,
                   0::numeric as minor
            from line where bill between :from and :to and\s""" + Scope.PARTNERS + """
             union all
            select s.partner_id, s.period, l.customer_id, l.service_type, coalesce(l.product_id, ''), l.currency,
                   0, 0, s.share
            from (select partner_id, period, u.line_no, u.share from line_share,
                         unnest(line_nos, shares) u (line_no, share)
                  where period between :from and :to and\s""" + Scope.PARTNERS + """
            ) s join line l on l.line_no = s.line_no""";

    /** Months of partners whose statement is published, found once and not for every line. */
    private static final String PUBLISHED = """
            left join (select distinct partner_id as published_to, month as published
                       from partner_period, generate_series(first_covered, period) month where state = 'CLOSED') p
            on p.published_to = parts.partner_id and p.published = parts.period""";

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

    /** By partner, month, customer, product, currency, as far as they are asked for. */
    public List<Row> list(Scope scope, Set<By> by, After after, int limit) {
        boolean lines = by.contains(By.CUSTOMER) || by.contains(By.PRODUCT);
        String sql = "select * from (select " + dimension(by, By.PARTNER, "partner_id", "''") + " as partner_id, "
                + dimension(by, By.PERIOD, "period", "0") + " as period, "
                + dimension(by, By.CUSTOMER, "customer", "''") + " as customer, "
                + dimension(by, By.PRODUCT, "service", "''") + " as service, "
                + dimension(by, By.PRODUCT, "product", "''") + " as product, currency, "
                + """
                coalesce(sum(spend), 0) as spend, coalesce(sum(incentive), 0) as incentive, sum(minor) as minor,
                coalesce(sum(spend) filter (where published is null), 0) as open_spend
                from (""" + (lines ? OF_LINES : OF_MONTHS) + ") parts " + PUBLISHED + """
                 group by 1, 2, 3, 4, 5, currency) summed
                where (partner_id collate "C", period, customer collate "C", service collate "C", product collate "C",
                       currency collate "C") > (:p, :m, :c, :s, :q, :w)
                order by partner_id collate "C", period, customer collate "C", service collate "C",
                         product collate "C", currency collate "C" limit :limit""";
        return scope.bind(jdbc.sql(sql))
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

    private static String dimension(Set<By> by, By wanted, String column, String none) {
        return by.contains(wanted) ? column : none;
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
                new Amount(row.getBigDecimal("spend")),
                new Amount(row.getBigDecimal("open_spend")),
                new Amount(row.getBigDecimal("incentive")).plus(shares));
    }
}
