package org.partnerledger.projections.finance;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The facts that brought lines, and what happened to something else that stands on a statement. */
public final class FactViews {

    private final JdbcClient jdbc;

    public FactViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line's fact by its key. */
    public record FactRef(String source, String eventId, String lineId) {}

    /** @param amount null where the whole trade was paid */
    public record Payment(Instant paidAt, @Nullable Amount amount, Instant recordedAt) {}

    /**
     * What is known of a line.
     *
     * @param base the fact of the line that a refund refunds
     * @param payments of its trade
     */
    public record LineFacts(
            FactRef fact, Instant recordedAt, @Nullable FactRef base, List<Payment> payments) {

        public LineFacts {
            payments = List.copyOf(payments);
        }
    }

    /** @param cause the fact, the deadline or whoever led to it */
    public record Happened(long no, Instant recordedAt, String event, String cause) {}

    /** By line number. */
    public Map<Long, LineFacts> ofLines(Collection<Long> lineNos) {
        Long[] numbers = lineNos.toArray(Long[]::new);
        Map<Long, List<Payment>> payments = payments(numbers);
        Map<Long, LineFacts> facts = new HashMap<>();
        jdbc.sql("""
                select l.line_no, l.source, l.event_id, l.line_id, l.recorded_at, b.source as base_source,
                       b.event_id as base_event_id, b.line_id as base_id
                from line l left join line b on b.line_no = l.base_no where l.line_no = any(?)
                """).param(numbers).query((ResultSet row) -> {
            String base = row.getString("base_id");
            facts.put(
                    row.getLong("line_no"),
                    new LineFacts(
                            new FactRef(row.getString("source"), row.getString("event_id"), row.getString("line_id")),
                            Instants.get(row, "recorded_at"),
                            base == null
                                    ? null
                                    : new FactRef(row.getString("base_source"), row.getString("base_event_id"), base),
                            payments.getOrDefault(row.getLong("line_no"), List.of())));
        });
        return facts;
    }

    private Map<Long, List<Payment>> payments(Long[] numbers) {
        Map<Long, List<Payment>> payments = new HashMap<>();
        jdbc.sql("""
                select l.line_no, p.paid_at, p.amount, p.recorded_at from line l
                join trade_payment p on p.trade_id = l.trade_id where l.line_no = any(?)
                order by l.line_no, p.payment_no""").param(numbers).query((ResultSet row) -> {
            var amount = row.getBigDecimal("amount");
            payments.computeIfAbsent(row.getLong("line_no"), _ -> new ArrayList<>())
                    .add(new Payment(
                            Instants.get(row, "paid_at"),
                            amount == null ? null : new Amount(amount),
                            Instants.get(row, "recorded_at")));
        });
        return payments;
    }

    /** What happened to a project, a claim or a statement of a partner, in order. */
    public List<Happened> happened(PartnerId partner, String about) {
        return jdbc.sql("""
                select no, recorded_at, event, cause from timeline where partner_id = ? and about = ? order by no""")
                .param(partner.value())
                .param(about)
                .query((row, _) -> new Happened(
                        row.getLong("no"),
                        Instants.get(row, "recorded_at"),
                        row.getString("event"),
                        row.getString("cause")))
                .list();
    }
}
