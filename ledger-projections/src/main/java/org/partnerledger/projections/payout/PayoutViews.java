package org.partnerledger.projections.payout;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.payout.Invoice;
import org.partnerledger.core.payout.PayoutMode;
import org.partnerledger.core.payout.PayoutState;
import org.partnerledger.core.payout.Portion;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads payouts. */
public final class PayoutViews {

    private final JdbcClient jdbc;

    public PayoutViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which payouts are wanted; null does not restrict.
     *
     * @param dueBy those whose next step is due up to that day, included
     */
    public record Filter(
            @Nullable String partnerId,
            @Nullable PayoutState state,
            @Nullable LocalDate dueBy) {}

    public Optional<PayoutView> find(String payoutId) {
        return jdbc.sql("select * from payout where payout_id = ?")
                .param(payoutId)
                .query((row, _) -> view(row))
                .optional()
                .map(this::complete);
    }

    /** By id, those behind {@code after}. */
    public List<PayoutView> list(Filter filter, String after, int limit) {
        var where = new StringBuilder("where payout_id > :after");
        Map<String, Object> values = new HashMap<>(Map.of("after", after, "limit", limit));
        if (filter.partnerId() != null) {
            where.append(" and partner_id = :partner");
            values.put("partner", filter.partnerId());
        }
        if (filter.state() != null) {
            where.append(" and state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.dueBy() != null) {
            where.append(" and due_on <= :due");
            values.put("due", filter.dueBy());
        }
        return jdbc
                .sql("select * from payout " + where + " order by payout_id limit :limit")
                .params(values)
                .query((row, _) -> view(row))
                .list()
                .stream()
                .map(this::complete)
                .toList();
    }

    private PayoutView complete(PayoutView payout) {
        List<Portion> statements = jdbc.sql("select * from payout_statement where payout_id = ? order by period")
                .param(payout.payoutId())
                .query((row, _) -> new Portion(
                        new Period(row.getInt("period")),
                        new Amount(row.getBigDecimal("payable")),
                        row.getBoolean("resale")))
                .list();
        List<Invoice> invoices = jdbc.sql("select * from payout_invoice where payout_id = ? order by ordinal")
                .param(payout.payoutId())
                .query((row, _) -> new Invoice(
                        row.getString("number"),
                        new Amount(row.getBigDecimal("amount")),
                        row.getObject("issued_on", LocalDate.class),
                        row.getString("reference")))
                .list();
        return payout.with(statements, invoices);
    }

    private static PayoutView view(ResultSet row) throws SQLException {
        String mode = row.getString("mode");
        BigDecimal settlement = row.getBigDecimal("settlement");
        return new PayoutView(
                row.getString("payout_id"),
                row.getString("partner_id"),
                row.getString("currency"),
                PayoutState.valueOf(row.getString("state")),
                mode == null ? null : PayoutMode.valueOf(mode),
                new Amount(row.getBigDecimal("payable")),
                settlement == null ? null : new Amount(settlement),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("reference"),
                row.getString("reason"),
                List.of(),
                List.of());
    }
}
