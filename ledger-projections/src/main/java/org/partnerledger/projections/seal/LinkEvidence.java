package org.partnerledger.projections.seal;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.function.Consumer;
import org.partnerledger.core.bundle.SealedLink;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By which links the lines of a bill are the partner's. */
public final class LinkEvidence {

    private static final int FETCH_ROWS = 500;

    private final JdbcClient jdbc;

    public LinkEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The links of a bill's customers to the partner, or to the tier-2 partner that stands on the line, in order.
     * Refunds with a known base take its link, and ask for none.
     *
     * @param asOf links recorded at or before it count
     */
    public void links(PartnerId partner, Period bill, Instant asOf, Consumer<SealedLink> consumer) {
        jdbc.sql("""
                select k.* from (
                    select customer_id, coalesce(tier_two_id, partner_id) as owner, max(consumed_from) as last
                    from line where partner_id = ? and bill = ? and base_no is null group by 1, 2) c
                join customer_link k on k.customer_id = c.customer_id and k.partner_id = c.owner
                where k.valid_from <= c.last and (k.linked_at is null or k.linked_at <= ?)
                order by k.customer_id, k.valid_from, k.partner_id""")
                .param(partner.value())
                .param(bill.index())
                .param(Instants.of(asOf))
                .withFetchSize(FETCH_ROWS)
                .query((ResultSet row) -> consumer.accept(new SealedLink(
                        new CustomerId(row.getString("customer_id")),
                        new PartnerId(row.getString("partner_id")),
                        Association.valueOf(row.getString("association")),
                        Segment.valueOf(row.getString("segment")),
                        Instants.get(row, "valid_from"))));
    }
}
