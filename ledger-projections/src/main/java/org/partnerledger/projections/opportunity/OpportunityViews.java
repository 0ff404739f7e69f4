package org.partnerledger.projections.opportunity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.opportunity.Direction;
import org.partnerledger.core.opportunity.OpportunityState;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads opportunities. */
public final class OpportunityViews {

    private static final String SELECT = """
            select o.*, d.due_at,
                   array(select order_id from opportunity_order w where w.opportunity_id = o.opportunity_id
                         order by order_id) as orders
            from opportunity o
            left join deadline d on d.kind = 'OPPORTUNITY_ANSWER' and d.subject = o.opportunity_id
            """;

    private final JdbcClient jdbc;

    public OpportunityViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which opportunities are wanted; null does not restrict.
     *
     * @param dueBy those that are rejected by themselves up to then, that instant included
     */
    public record Filter(
            @Nullable String partnerId,
            @Nullable OpportunityState state,
            @Nullable Direction direction,
            @Nullable Instant dueBy) {}

    public Optional<OpportunityView> find(String opportunityId) {
        return jdbc.sql(SELECT + "where o.opportunity_id = ?")
                .param(opportunityId)
                .query((row, _) -> view(row))
                .optional();
    }

    /** By id, those behind {@code after}. */
    public List<OpportunityView> list(Filter filter, String after, int limit) {
        var where = new StringBuilder("where o.opportunity_id > :after");
        Map<String, Object> values = new HashMap<>(Map.of("after", after, "limit", limit));
        add(where, values, " and o.partner_id = :partner", "partner", filter.partnerId());
        add(where, values, " and o.state = :state", "state", name(filter.state()));
        add(where, values, " and o.direction = :direction", "direction", name(filter.direction()));
        add(where, values, " and d.due_at <= :due", "due", Instants.of(filter.dueBy()));
        return jdbc.sql(SELECT + where + " order by o.opportunity_id limit :limit")
                .params(values)
                .query((row, _) -> view(row))
                .list();
    }

    private static void add(
            StringBuilder where, Map<String, Object> values, String sql, String name, @Nullable Object value) {
        if (value != null) {
            where.append(sql);
            values.put(name, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static OpportunityView view(ResultSet row) throws SQLException {
        BigDecimal expected = row.getBigDecimal("expected_amount");
        return new OpportunityView(
                row.getString("opportunity_id"),
                Direction.valueOf(row.getString("direction")),
                row.getString("partner_id"),
                row.getString("customer_id"),
                row.getString("title"),
                Instants.get(row, "shared_at"),
                row.getObject("shared_on", LocalDate.class),
                row.getInt("answer_workdays"),
                Instants.getOrNull(row, "due_at"),
                expected == null ? null : new Amount(expected),
                row.getString("currency"),
                OpportunityState.valueOf(row.getString("state")),
                Instants.getOrNull(row, "answered_at"),
                row.getString("reason"),
                row.getString("winner_id"),
                Instants.getOrNull(row, "won_at"),
                List.of((String[]) row.getArray("orders").getArray()));
    }
}
