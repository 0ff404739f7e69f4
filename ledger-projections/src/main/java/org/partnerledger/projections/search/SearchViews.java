package org.partnerledger.projections.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds by whole ids alone: they are what the indexes know. */
public final class SearchViews {

    private final JdbcClient jdbc;

    public SearchViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param partnerId null for a line that belongs to nobody */
    public record FoundLine(
            String lineId,
            String source,
            String tradeId,
            String customerId,
            @Nullable String partnerId,
            String currency,
            Amount amount) {}

    /**
     * Lines of that id, order or transaction, in order of their numbers.
     *
     * @param only its own and those of its customers as a tier 2; null for all
     */
    public List<FoundLine> lines(String id, @Nullable PartnerId only, int limit) {
        return jdbc.sql("""
                        select * from line where (line_id = :id or trade_id = :id)
                          and (cast(:only as text) is null or partner_id = :only or tier_two_id = :only)
                        order by line_no limit :limit""")
                .param("id", id)
                .param("only", only == null ? null : only.value())
                .param("limit", limit)
                .query((row, _) -> new FoundLine(
                        row.getString("line_id"),
                        row.getString("source"),
                        row.getString("trade_id"),
                        row.getString("customer_id"),
                        row.getString("partner_id"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    /** Partners of that id, or to whom a customer of that id is or was linked, by id. */
    public List<String> partners(String id, @Nullable PartnerId only) {
        return jdbc.sql("""
                        select partner_id from (
                            select partner_id from partner where partner_id = :id
                            union select partner_id from customer_link where customer_id = :id) found
                        where cast(:only as text) is null or partner_id = :only order by partner_id""")
                .param("id", id)
                .param("only", only == null ? null : only.value())
                .query((row, _) -> row.getString("partner_id"))
                .list();
    }

    /** A month of a partner whose statement is published. */
    public record FoundStatement(String partnerId, Period period) {}

    /**
     * Statements by what the ledger calls them, {@code p-1/2026-03}, or by their month alone; a skipped month is found
     * in the statement that speaks for it.
     */
    public List<FoundStatement> statements(String id, @Nullable PartnerId only, int limit) {
        int slash = id.lastIndexOf('/');
        Period month = month(id.substring(slash + 1));
        if (month == null) {
            return List.of();
        }
        return jdbc.sql("""
                        select partner_id, period from partner_period
                        where :month between first_covered and period and state = 'CLOSED'
                          and (cast(:named as text) is null or partner_id = :named)
                          and (cast(:only as text) is null or partner_id = :only)
                        order by partner_id limit :limit""")
                .param("month", month.index())
                .param("named", slash < 0 ? null : id.substring(0, slash))
                .param("only", only == null ? null : only.value())
                .param("limit", limit)
                .query((row, _) -> new FoundStatement(row.getString("partner_id"), new Period(row.getInt("period"))))
                .list();
    }

    private static @Nullable Period month(String text) {
        try {
            return Period.of(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
