package org.partnerledger.projections.finance;

import java.util.List;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sums of published months by customer and product. They are worked out when somebody first asks for a month, and kept:
 * a close does not wait for them, and what stands on a closed bill and statement never changes. A line on a closed bill
 * is neither decided again nor taken back, and its shares come with the close of the month that pays them; corrections,
 * claw-backs and released shares are other rows, on the statement of an open month.
 */
public final class SpendReadModel implements ReadModel {

    private static final String MISSING = """
            select month, array_agg(partner_id) as partners
            from (select distinct partner_id, month from partner_period, generate_series(first_covered, period) month
                  where state = 'CLOSED' and month between :from and :to and\s""" + Scope.PARTNERS + """
            ) published
            where not exists (select from spend_month k where k.partner_id = published.partner_id and k.period = month)
            group by month order by month""";

    /**
     * All sums of a month in one statement, which sees one state of the store. Of two that keep the same month at once,
     * one finds it marked. What is being built again is not kept: its lines are not all there.
     */
    private static final String KEEP = """
            with marked as (
                insert into spend_month (partner_id, period)
                select partner_id, :month from unnest(:partners::text[]) partner_id
                where not exists (select from read_model_build)
                on conflict do nothing returning partner_id),
            share as materialized (
                select partner_id, u.line_no, sum(u.share) as share
                from line_share join marked using (partner_id), unnest(line_nos, shares) u (line_no, share)
                where period = :month group by partner_id, u.line_no),
            billed as materialized (
                select l.line_no, l.partner_id, l.customer_id, l.service_type, coalesce(l.product_id, '') as product_id,
                       l.currency, l.amount, s.share
                from marked join line l using (partner_id) left join share s using (line_no) where l.bill = :month),
            part as materialized (
                select partner_id, customer_id, service_type, product_id, currency, sum(amount) as spend,
                       coalesce(sum(share), 0)::bigint as incentive
                from (select partner_id, customer_id, service_type, product_id, currency, amount, share from billed
                      union all
                      select l.partner_id, l.customer_id, l.service_type, coalesce(l.product_id, ''), l.currency, 0,
                             s.share
                      from share s join line l using (line_no)
                      where not exists (select from billed b where b.line_no = s.line_no)) line
                group by partner_id, customer_id, service_type, product_id, currency),
            products as (
                insert into spend_by_product
                    (partner_id, period, service_type, product_id, currency, spend, incentive)
                select partner_id, :month, service_type, product_id, currency, sum(spend), sum(incentive) from part
                group by partner_id, service_type, product_id, currency)
            insert into spend_by_customer
                (partner_id, period, customer_id, currency, spend, incentive, services, products, spends, incentives)
            select partner_id, :month, customer_id, currency, sum(spend), sum(incentive), array_agg(service_type),
                   array_agg(product_id), array_agg(spend), array_agg(incentive)
            from part group by partner_id, customer_id, currency""";

    private final JdbcClient jdbc;

    public SpendReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Missing(Period month, List<String> partners) {}

    /** Works out what is published and not kept yet; the first time that takes some seconds for a million lines. */
    public void keep(Scope scope) {
        List<Missing> missing = scope.bind(jdbc.sql(MISSING))
                .query((row, _) -> new Missing(new Period(row.getInt("month")), List.of((String[])
                        row.getArray("partners").getArray())))
                .list();
        for (Missing it : missing) {
            jdbc.sql(KEEP)
                    .param("month", it.month().index())
                    .param("partners", it.partners().toArray(String[]::new))
                    .update();
        }
    }

    /** Nothing to fold: lines and shares are kept by other models, and are summed when somebody asks. */
    @Override
    public void apply(List<RecordedEvent> events) {}

    @Override
    public void clear() {
        jdbc.sql("truncate spend_month, spend_by_customer, spend_by_product").update();
    }
}
