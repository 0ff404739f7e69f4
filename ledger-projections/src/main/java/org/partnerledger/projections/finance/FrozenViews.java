package org.partnerledger.projections.finance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is earned and held back, since which statement and why. */
public final class FrozenViews {

    /**
     * What is frozen as of an instant by statement and reason. Benefits are kept as what is frozen of all of them: what
     * each statement added, since the last one that released them.
     */
    static final String STANDING = """
            select f.partner_id, f.period, f.reason, c.currency, count(*) as lines, sum(f.amount) as amount
            from frozen_share f join journal_close c using (partner_id, period)
            where frozen_at <= :asOf and (released_at is null or released_at > :asOf) and f.""" + Scope.PARTNERS + """
             group by f.partner_id, f.period, f.reason, c.currency
            union all
            select partner_id, period, 'OVERDUE_BILL', currency, 0, added
            from (select b.*, case when standing < before then standing else standing - before end as added,
                         max(period) filter (where standing < before) over (partition by partner_id) as released_in
                  from (select partner_id, period, c.currency, frozen_benefits as standing,
                               lag(frozen_benefits, 1, 0) over (partition by partner_id order by period) as before
                        from document d join journal_close c using (partner_id, period)
                        where revision = 1 and published_at <= :asOf and d.""" + Scope.PARTNERS + """
                       ) b) benefits
            where added <> 0 and (released_in is null or period >= released_in)""";

    private final JdbcClient jdbc;

    public FrozenViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param period the statement it was frozen on
     * @param lines 0 for benefits, which wait for a bill and not for lines
     */
    public record Frozen(
            String partnerId, Period period, FreezeReason reason, String currency, long lines, Amount amount) {}

    /**
     * One line's share.
     *
     * @param since when the statement was published
     */
    public record FrozenLine(
            long lineNo,
            String partnerId,
            Period period,
            FreezeReason reason,
            String source,
            String lineId,
            String customerId,
            String tradeId,
            String currency,
            Amount amount,
            Instant since) {}

    /** Where a list goes on. */
    public record After(String partner, int period, String reason) {}

    /** By partner, statement and reason. */
    public List<Frozen> list(@Nullable PartnerId partner, Instant asOf, After after, int limit) {
        return Scope.partner(jdbc.sql("select * from (" + STANDING + """
                        ) frozen where (partner_id, period, reason collate "C") > (:p, :m, :r)
                        order by partner_id, period, reason collate "C" limit :limit"""), partner)
                .param("asOf", Instants.of(asOf))
                .param("p", after.partner())
                .param("m", after.period())
                .param("r", after.reason())
                .param("limit", limit)
                .query((row, _) -> new Frozen(
                        row.getString("partner_id"),
                        new Period(row.getInt("period")),
                        FreezeReason.valueOf(row.getString("reason")),
                        row.getString("currency"),
                        row.getLong("lines"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    /** By line, then statement: a line may be frozen again where a correction added to it. */
    public List<FrozenLine> lines(
            @Nullable PartnerId partner, Instant asOf, long afterLine, int afterMonth, int limit) {
        return Scope.partner(jdbc.sql("""
                        select f.line_no, f.partner_id, f.period, f.reason, f.amount, f.frozen_at, l.source, l.line_id,
                               l.customer_id, l.trade_id, c.currency
                        from frozen_share f join line l on l.line_no = f.line_no
                        join journal_close c on c.partner_id = f.partner_id and c.period = f.period
                        where frozen_at <= :asOf and (released_at is null or released_at > :asOf)
                          and (f.line_no, f.period) > (:line, :month)
                            and f.""" + Scope.PARTNERS + " order by f.line_no, f.period limit :limit"), partner)
                .param("asOf", Instants.of(asOf))
                .param("line", afterLine)
                .param("month", afterMonth)
                .param("limit", limit)
                .query((row, _) -> new FrozenLine(
                        row.getLong("line_no"),
                        row.getString("partner_id"),
                        new Period(row.getInt("period")),
                        FreezeReason.valueOf(row.getString("reason")),
                        row.getString("source"),
                        row.getString("line_id"),
                        row.getString("customer_id"),
                        row.getString("trade_id"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount")),
                        Instants.get(row, "frozen_at")))
                .list();
    }
}
