package org.partnerledger.projections.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.SealedCorrection;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.core.statement.UnpaidBill;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what happens to statements and bills after the close. */
public final class SettlementViews {

    private final JdbcClient jdbc;

    public SettlementViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A statement that can be confirmed, disputed and paid.
     *
     * @param payoutId the payout that pays it; null while none does
     * @param confirmDue when it is confirmed by itself; null where it does not wait for that, or a calendar is missing
     */
    public record StatementView(
            String partnerId,
            Period period,
            CurrencyCode currency,
            Amount payable,
            boolean resale,
            StatementState state,
            @Nullable String payoutId,
            @Nullable Instant confirmDue) {}

    /**
     * Which statements are wanted; null does not restrict.
     *
     * @param dueBy those that are confirmed by themselves up to then, that instant included
     */
    public record Filter(
            @Nullable String partnerId,
            @Nullable Period period,
            @Nullable StatementState state,
            @Nullable Instant dueBy) {}

    /** Deadlines know their statement by the text of its id. */
    private static final String SELECT = """
            select s.*, d.due_at from published_statement s
            left join deadline d on d.kind = 'STATEMENT_CONFIRMATION'
                and d.subject = format('statement/%s-%s/%s', s.period / 12,
                    lpad((s.period % 12 + 1)::text, 2, '0'), s.partner_id)
            """;

    /**
     * What a partner objects to.
     *
     * @param rows codes of explanation rows
     * @param state OPEN, UPHELD or REJECTED
     * @param reason of its rejection
     */
    public record DisputeView(
            String disputeId,
            List<String> lines,
            List<String> rows,
            String text,
            List<String> attachments,
            String state,
            Instant raisedAt,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    public Optional<StatementView> statement(PartnerId partner, Period period) {
        return jdbc.sql(SELECT + "where s.partner_id = ? and s.period = ?")
                .param(partner.value())
                .param(period.index())
                .query((row, _) -> statement(row))
                .optional();
    }

    /** By partner and month, those behind that partner's month. */
    public List<StatementView> list(Filter filter, String partner, int month, int limit) {
        var where = new StringBuilder("where (s.partner_id, s.period) > (:after, :month)");
        Map<String, Object> values = new HashMap<>(Map.of("after", partner, "month", month, "limit", limit));
        if (filter.partnerId() != null) {
            where.append(" and s.partner_id = :partner");
            values.put("partner", filter.partnerId());
        }
        if (filter.period() != null) {
            where.append(" and s.period = :period");
            values.put("period", filter.period().index());
        }
        if (filter.state() != null) {
            where.append(" and s.state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.dueBy() != null) {
            where.append(" and d.due_at <= :due");
            values.put("due", Instants.of(filter.dueBy()));
        }
        return jdbc.sql(SELECT + where + " order by s.partner_id, s.period limit :limit")
                .params(values)
                .query((row, _) -> statement(row))
                .list();
    }

    /** A partner's statements that wait for a payout, by month: confirmed ones with anything payable. */
    public List<StatementView> payable(PartnerId partner) {
        return jdbc.sql(SELECT + """
                        where s.partner_id = ? and s.state in ('CONFIRMED', 'AUTO_CONFIRMED') and s.payable > 0
                        order by s.period""")
                .param(partner.value())
                .query((row, _) -> statement(row))
                .list();
    }

    /** In order of raising. */
    public List<DisputeView> disputes(PartnerId partner, Period period) {
        return jdbc.sql("""
                        select * from dispute where partner_id = ? and period = ? order by raised_at, dispute_id""")
                .param(partner.value())
                .param(period.index())
                .query((row, _) -> new DisputeView(
                        row.getString("dispute_id"),
                        texts(row, "lines"),
                        texts(row, "row_codes"),
                        row.getString("text"),
                        texts(row, "attachments"),
                        row.getString("state"),
                        Instants.get(row, "raised_at"),
                        Instants.getOrNull(row, "decided_at"),
                        row.getString("reason")))
                .list();
    }

    /** Corrections that stand on a partner's statements of these months, both included, as of an instant. */
    public List<SealedCorrection> corrections(PartnerId partner, Period from, Period to, Instant asOf) {
        return jdbc.sql("""
                        select * from correction
                        where partner_id = ? and stands_on between ? and ? and recorded_at <= ?
                        order by period, correction_id""")
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .param(Instants.of(asOf))
                .query((row, _) -> new SealedCorrection(
                        new Period(row.getInt("period")),
                        row.getString("correction_id"),
                        row.getString("reason"),
                        new Amount(row.getBigDecimal("amount")),
                        new Period(row.getInt("stands_on"))))
                .list();
    }

    /** Closed resale bills of the partner that were unpaid, as far as known at {@code asOf}. */
    public List<UnpaidBill> unpaidBills(PartnerId partner, Instant asOf) {
        return jdbc.sql("""
                        select period, due, closed_on from partner_bill
                        where partner_id = ? and due > 0 and closed_at <= ? and (known_at is null or known_at > ?)
                        order by period""")
                .param(partner.value())
                .param(Instants.of(asOf))
                .param(Instants.of(asOf))
                .query((row, _) -> unpaidBill(row))
                .list();
    }

    /**
     * Those of months before {@code period}, where nothing counts that stands behind {@code through} in the order of
     * the ledger: whatever a clock did between a close and what came after it.
     */
    public List<UnpaidBill> unpaidBills(PartnerId partner, Period period, long through) {
        return jdbc.sql("""
                        select period, due, closed_on from partner_bill
                        where partner_id = ? and due > 0 and period < ? and closed_on is not null
                          and (known_at is null or known_no > ?) order by period""")
                .param(partner.value())
                .param(period.index())
                .param(through)
                .query((row, _) -> unpaidBill(row))
                .list();
    }

    private static UnpaidBill unpaidBill(ResultSet row) throws SQLException {
        return new UnpaidBill(
                new Period(row.getInt("period")),
                new Amount(row.getBigDecimal("due")),
                row.getObject("closed_on", LocalDate.class));
    }

    private static StatementView statement(ResultSet row) throws SQLException {
        return new StatementView(
                row.getString("partner_id"),
                new Period(row.getInt("period")),
                new CurrencyCode(row.getString("currency")),
                new Amount(row.getBigDecimal("payable")),
                row.getBoolean("resale"),
                StatementState.valueOf(row.getString("state")),
                row.getString("payout_id"),
                Instants.getOrNull(row, "due_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
