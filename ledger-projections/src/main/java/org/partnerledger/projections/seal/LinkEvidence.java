package org.partnerledger.projections.seal;

import java.sql.ResultSet;
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
     * @param through what stands behind it in the order of the ledger does not count
     */
    public void links(PartnerId partner, Period bill, long through, Consumer<SealedLink> consumer) {
        jdbc.sql("""
                select k.customer_id, k.partner_id, k.association, k.segment, k.valid_from,
                       case when k.ended_no is null or k.ended_no <= :through then k.valid_to end as valid_to,
                       k.segment = 'MID_LONG_TAIL' and exists (
                           select 1 from customer_link o
                           left join lateral (
                               select m.distributor_id from partner_membership m
                               where m.partner_id = o.partner_id
                                 and (m.enrolled_no is null or m.enrolled_no <= :through)
                               order by m.ordinal desc limit 1) m on true
                           where o.customer_id = k.customer_id and o.valid_from < k.valid_from
                             and (o.linked_no is null or o.linked_no <= :through)
                             and coalesce(m.distributor_id, o.partner_id) <> :partner) as after_another
                from (
                    select customer_id, coalesce(tier_two_id, partner_id) as owner, max(consumed_from) as last
                    from line where partner_id = :partner and bill = :bill and base_no is null group by 1, 2) c
                join customer_link k on k.customer_id = c.customer_id and k.partner_id = c.owner
                where k.valid_from <= c.last and (k.linked_no is null or k.linked_no <= :through)
                order by k.customer_id, k.valid_from, k.partner_id""")
                .param("partner", partner.value())
                .param("bill", bill.index())
                .param("through", through)
                .withFetchSize(FETCH_ROWS)
                .query((ResultSet row) -> consumer.accept(new SealedLink(
                        new CustomerId(row.getString("customer_id")),
                        new PartnerId(row.getString("partner_id")),
                        Association.valueOf(row.getString("association")),
                        Segment.valueOf(row.getString("segment")),
                        Instants.get(row, "valid_from"),
                        Instants.getOrNull(row, "valid_to"),
                        row.getBoolean("after_another"))));
    }
}
