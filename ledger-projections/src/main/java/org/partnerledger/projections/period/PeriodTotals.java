package org.partnerledger.projections.period;

import java.sql.ResultSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the published statements of a month come to. */
public final class PeriodTotals {

    private final JdbcClient jdbc;

    public PeriodTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param payable by currency, as text of a decimal */
    public record Totals(long partners, long lines, Map<String, String> payable) {}

    /** @param only one partner, or null for all */
    public Totals of(Period period, @Nullable PartnerId only) {
        Map<String, String> payable = new TreeMap<>();
        long[] counts = {0, 0};
        jdbc.sql("""
                select statement::json ->> 'currency' as currency, count(*) as partners,
                       sum((bill::json ->> 'lines')::bigint) as lines,
                       sum((statement::json ->> 'payable')::numeric) as payable
                from document d where period = ? and (?::text is null or partner_id = ?)
                  and revision = (select max(revision) from document n
                                  where n.partner_id = d.partner_id and n.period = d.period)
                group by 1""")
                .param(period.index())
                .param(only == null ? null : only.value())
                .param(only == null ? null : only.value())
                .query((ResultSet row) -> {
                    counts[0] += row.getLong("partners");
                    counts[1] += row.getLong("lines");
                    payable.put(row.getString("currency"), new Amount(row.getBigDecimal("payable")).toString());
                });
        return new Totals(counts[0], counts[1], payable);
    }
}
