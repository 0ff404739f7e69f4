package org.partnerledger.projections.period;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closed months in a line each, as their documents say. */
public final class PeriodGlances {

    private final JdbcClient jdbc;

    public PeriodGlances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A month at a glance.
     *
     * @param spend total of its bill
     * @param performance null for a tier 2, which has bills and no statements; so {@code earned} and {@code payable}
     * @param state of its statement, as codes write it; of a tier 2 that of its bill
     */
    public record Glance(
            Period period,
            String currency,
            Amount spend,
            long lines,
            @Nullable Amount performance,
            @Nullable Amount earned,
            @Nullable Amount payable,
            String state) {}

    /** Of a tier-1 partner, newest first. */
    public List<Glance> ofTierOne(PartnerId partner, int limit) {
        return jdbc.sql("""
                        select d.period, d.bill::json ->> 'total' as spend, (d.bill::json ->> 'lines')::bigint as lines,
                               d.statement::json ->> 'currency' as currency,
                               d.statement::json ->> 'performance' as performance,
                               d.statement::json ->> 'earned' as earned,
                               d.statement::json ->> 'payable' as payable,
                               coalesce(s.state, d.statement::json ->> 'state') as state
                        from document d
                        left join published_statement s on s.partner_id = d.partner_id and s.period = d.period
                        where d.partner_id = ?
                          and d.revision = (select max(n.revision) from document n
                                            where n.partner_id = d.partner_id and n.period = d.period)
                        order by d.period desc limit ?""")
                .param(partner.value())
                .param(limit)
                .query((row, _) -> new Glance(
                        new Period(row.getInt("period")),
                        row.getString("currency"),
                        Amount.of(row.getString("spend")),
                        row.getLong("lines"),
                        Amount.of(row.getString("performance")),
                        Amount.of(row.getString("earned")),
                        Amount.of(row.getString("payable")),
                        row.getString("state")))
                .list();
    }

    /** Of a tier-2 partner, newest first. */
    public List<Glance> ofTierTwo(PartnerId partner, int limit) {
        return jdbc.sql("""
                        select period, bill::json ->> 'total' as spend, (bill::json ->> 'lines')::bigint as lines,
                               bill::json ->> 'currency' as currency, bill::json ->> 'state' as state
                        from tier_two_bill where partner_id = ? order by period desc limit ?""")
                .param(partner.value())
                .param(limit)
                .query((row, _) -> new Glance(
                        new Period(row.getInt("period")),
                        row.getString("currency"),
                        Amount.of(row.getString("spend")),
                        row.getLong("lines"),
                        null,
                        null,
                        null,
                        row.getString("state")))
                .list();
    }
}
