package org.partnerledger.projections.journal;

import java.util.Collection;
import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines behind an entry, with the facts that brought them. */
public final class EntryLines {

    private final JdbcClient jdbc;

    public EntryLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line as it is identified, with its fact.
     *
     * @param source with {@code eventId} the key of the fact
     */
    public record EntryLine(
            long lineNo,
            String source,
            String eventId,
            String lineId,
            String customerId,
            String serviceType,
            String currency,
            Amount amount) {}

    /** Those of {@code lineNos} that are the partner's, or were before they were decided again or withdrawn. */
    public List<EntryLine> of(PartnerId partner, Collection<Long> lineNos, long after, int limit) {
        return jdbc.sql("""
                        select distinct on (line_no) line_no, source, event_id, line_id, customer_id, service_type,
                            currency, amount
                        from (select line_no, source, event_id, line_id, customer_id, service_type, currency, amount,
                                  partner_id from line where line_no = any(?)
                              union all
                              select line_no, source, event_id, line_id, customer_id, service_type, currency, amount,
                                  partner_id from line_past where line_no = any(?)) l
                        where partner_id = ? and line_no > ? order by line_no limit ?""")
                .param(lineNos.toArray(Long[]::new))
                .param(lineNos.toArray(Long[]::new))
                .param(partner.value())
                .param(after)
                .param(limit)
                .query((row, _) -> new EntryLine(
                        row.getLong("line_no"),
                        row.getString("source"),
                        row.getString("event_id"),
                        row.getString("line_id"),
                        row.getString("customer_id"),
                        row.getString("service_type"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }
}
