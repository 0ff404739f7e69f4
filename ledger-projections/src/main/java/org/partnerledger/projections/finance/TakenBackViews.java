package org.partnerledger.projections.finance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What published statements take back of what was earned before, with what led to it. */
public final class TakenBackViews {

    /** Of claw-backs the type of the refund leads to it; of subsidies the adjustment has a reason of its own. */
    private static final String TAKEN = """
            select d.partner_id, d.period, 0 as kind, c.n, refund.line_type, null as reason,
                   c.item ->> 'planId' as about, c.item ->> 'basePeriod' as base_period, c.item ->> 'lineId' as line_id,
                   c.item ->> 'baseLineId' as base_line_id, d.statement::json ->> 'currency' as currency,
                   (c.item ->> 'amount')::numeric as amount
            from document d
            cross join lateral json_array_elements(d.statement::json -> 'clawbacks') with ordinality c (item, n)
            left join lateral (select l.line_type from line l
                               where l.line_id = c.item ->> 'lineId' and l.partner_id = d.partner_id
                               order by l.line_no limit 1) refund on true
            where d.revision = 1 and d.period between :from and :to and d.""" + Scope.PARTNERS + """
             union all
            select d.partner_id, d.period, 1, a.n, null, a.item ->> 'reason', a.item ->> 'id',
                   a.item ->> 'correctedPeriod', null, null, d.statement::json ->> 'currency',
                   (a.item ->> 'amount')::numeric
            from document d
            cross join lateral json_array_elements(d.statement::json -> 'adjustments') with ordinality a (item, n)
            where a.item ->> 'reason' in ('SUBSIDY_CLAWBACK', 'SUBSIDY_LAPSED')
              and d.revision = 1 and d.period between :from and :to and d.""" + Scope.PARTNERS;

    private final JdbcClient jdbc;

    public TakenBackViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One claw-back.
     *
     * @param period of the statement
     * @param cause type of the refund, such as REFUND_UNSUBSCRIBE; SUBSIDY_CLAWBACK or SUBSIDY_LAPSED of subsidies
     * @param about the plan, or the adjustment of a subsidy
     * @param basePeriod the month that it was earned in
     * @param lineId of the refund; null for subsidies
     * @param amount below 0; above where it is given back
     */
    public record TakenBack(
            String partnerId,
            Period period,
            String cause,
            String about,
            Period basePeriod,
            @Nullable String lineId,
            @Nullable String baseLineId,
            String currency,
            Amount amount,
            @JsonIgnore After place) {}

    /** All of one cause. */
    public record Total(String cause, String currency, long count, Amount amount) {}

    /** Where a list goes on. */
    public record After(String partner, int period, int kind, long place) {}

    /** By partner and statement, in the order of the statement. */
    public List<TakenBack> list(Scope scope, After after, int limit) {
        return scope.bind(jdbc.sql("select * from (" + TAKEN + """
                        ) taken where (partner_id, period, kind, n) > (:p, :m, :k, :n)
                        order by partner_id, period, kind, n limit :limit"""))
                .param("p", after.partner())
                .param("m", after.period())
                .param("k", after.kind())
                .param("n", after.place())
                .param("limit", limit)
                .query((row, _) -> new TakenBack(
                        row.getString("partner_id"),
                        new Period(row.getInt("period")),
                        cause(row.getObject("line_type", Integer.class), row.getString("reason")),
                        row.getString("about"),
                        Period.of(row.getString("base_period")),
                        row.getString("line_id"),
                        row.getString("base_line_id"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount")),
                        new After(
                                row.getString("partner_id"),
                                row.getInt("period"),
                                row.getInt("kind"),
                                row.getLong("n"))))
                .list();
    }

    public List<Total> totals(Scope scope) {
        return scope.bind(jdbc.sql("select line_type, reason, currency, count(*) as count, sum(amount) as amount from ("
                        + TAKEN + ") taken group by line_type, reason, currency order by line_type, reason, currency"))
                .query((row, _) -> new Total(
                        cause(row.getObject("line_type", Integer.class), row.getString("reason")),
                        row.getString("currency"),
                        row.getLong("count"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    private static String cause(@Nullable Integer lineType, @Nullable String reason) {
        if (reason != null) {
            return reason;
        }
        return lineType == null ? "" : List.of(LineType.values()).get(lineType).name();
    }
}
