package org.partnerledger.projections.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
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
}
