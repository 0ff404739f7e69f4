package org.partnerledger.projections.project;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.RecordedLine.Origin;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.project.Unsubscription;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was unsubscribed of the orders that a project's opportunity was won with. */
public final class UnsubscribedViews {

    private final JdbcClient jdbc;

    public UnsubscribedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The refund events that claw a project's subsidy back, in order of recording (domain.md, section 10): their
     * REFUND_UNSUBSCRIBE lines of the orders, on a day after the end of the project and not after half a year from
     * there.
     *
     * @return none where the opportunity was won without orders, or its orders cost nothing
     */
    public List<Unsubscription> of(ProjectView project, ZoneId zone) {
        if (project.opportunityId() == null) {
            return List.of();
        }
        Amount original = original(project.opportunityId());
        if (original.signum() <= 0) {
            return List.of();
        }
        Map<String, Unsubscription> events = new LinkedHashMap<>();
        for (Refund refund : refunds(project.opportunityId())) {
            if (refund.isUnsubscription()) {
                var part = new Unsubscription(
                        refund.source(),
                        refund.eventId(),
                        LocalDate.ofInstant(refund.at(), zone),
                        refund.amount().negated(),
                        original);
                events.merge(part.key(), part, UnsubscribedViews::together);
            }
        }
        return events.values().stream()
                .filter(it -> it.refunded().signum() > 0)
                .filter(it -> Unsubscription.counts(project.end(), it.on()))
                .toList();
    }

    private record Refund(String source, String eventId, Instant at, LineType type, Origin origin, Amount amount) {

        boolean isUnsubscription() {
            return origin == Origin.ORDER_REFUND && type == LineType.REFUND_UNSUBSCRIBE;
        }
    }

    private static Unsubscription together(Unsubscription one, Unsubscription other) {
        return new Unsubscription(
                one.source(), one.eventId(), one.on(), one.refunded().plus(other.refunded()), one.original());
    }

    private List<Refund> refunds(String opportunityId) {
        return jdbc.sql("""
                        select r.source, r.event_id, r.consumed_from, r.line_type, r.origin, r.amount
                        from opportunity_order w
                        join line b on b.trade_id = w.order_id
                        join line r on r.base_no = b.line_no
                        where w.opportunity_id = ? order by r.line_no""")
                .param(opportunityId)
                .query((ResultSet row, int _) -> new Refund(
                        row.getString("source"),
                        row.getString("event_id"),
                        Instants.get(row, "consumed_from"),
                        at(LineType.values(), row.getInt("line_type")),
                        at(Origin.values(), row.getInt("origin")),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    /** The orders as they were paid, refunds left out. */
    private Amount original(String opportunityId) {
        record Line(LineType type, Amount amount) {}
        return jdbc
                .sql("""
                        select l.line_type, l.amount from opportunity_order w join line l on l.trade_id = w.order_id
                        where w.opportunity_id = ?""")
                .param(opportunityId)
                .query((ResultSet row, int _) -> new Line(
                        at(LineType.values(), row.getInt("line_type")), new Amount(row.getBigDecimal("amount"))))
                .list()
                .stream()
                .filter(line -> !line.type().isRefund())
                .map(Line::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** Lines keep places instead of names: there are millions of them. */
    private static <E> E at(E[] values, int place) {
        return values[place];
    }
}
