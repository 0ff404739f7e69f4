package org.partnerledger.projections.line;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.period.CompletenessProof;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.known.LineTable;
import org.partnerledger.projections.known.MonthsOfLines;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds lines, many at a time: what intake needs to know before it decides a chunk. */
public final class LineViews {

    private static final String REFUNDS = "(11, 12, 13)"; // Places of the three refund types; EnumPlacesTest pins them.

    private final JdbcClient jdbc;
    private final MonthsOfLines months;

    public LineViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.months = new MonthsOfLines(jdbc);
    }

    /** A line's identity. */
    public record LineKey(String source, String lineId) {}

    /** Highest line number ever given, withdrawn lines included; 0 before the first. */
    public long lastLineNo() {
        return jdbc.sql("select coalesce(max(greatest(first_line_no + lines - 1, 0)), 0) from line_control")
                .query(Long.class)
                .single();
    }

    /** Which of these identities are taken. */
    public Set<LineKey> taken(Collection<LineKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        var taken = new HashSet<LineKey>();
        jdbc.sql("""
                select l.source, l.line_id from unnest(?::text[], ?::text[]) k (source, line_id)
                join line l on l.line_id = k.line_id and l.source = k.source""")
                .param(keys.stream().map(LineKey::source).toArray(String[]::new))
                .param(keys.stream().map(LineKey::lineId).toArray(String[]::new))
                .query((ResultSet row) -> {
                    taken.add(new LineKey(row.getString("source"), row.getString("line_id")));
                });
        return taken;
    }

    /** Lines that are no refunds and have one of these ids, of any source: possible bases. */
    public List<StoredLine> basesByLineId(Collection<String> lineIds) {
        return list("where line_id = any(?) and line_type not in " + REFUNDS, lineIds);
    }

    /** Lines that are no refunds and belong to one of these trades. */
    public List<StoredLine> basesByTrade(Collection<String> tradeIds) {
        return list("where trade_id = any(?) and line_type not in " + REFUNDS, tradeIds);
    }

    /** Refunds whose base may become another one when lines of these ids arrive. */
    public List<StoredLine> refundsNamingLines(Collection<String> lineIds) {
        return list("where base_line_id = any(?) and line_type in " + REFUNDS, lineIds);
    }

    /** Refunds whose base may become another one when lines of these trades arrive. */
    public List<StoredLine> refundsNamingTrades(Collection<String> tradeIds) {
        return list("where base_trade_id = any(?) and line_type in " + REFUNDS, tradeIds);
    }

    /** Refunds that have one of these lines as their base. */
    public List<StoredLine> refundsOf(Collection<Long> baseNos) {
        return baseNos.isEmpty()
                ? List.of()
                : query("where base_no = any(?)", List.of((Object) baseNos.toArray(Long[]::new)));
    }

    public List<StoredLine> byNumbers(Collection<Long> lineNos) {
        return lineNos.isEmpty()
                ? List.of()
                : query("where line_no = any(?)", List.of((Object) lineNos.toArray(Long[]::new)));
    }

    /** What of each of these bases is refunded already, as a sum of 0 or less; bases without refunds are missing. */
    public Map<Long, Amount> refundedOf(Collection<Long> baseNos) {
        Map<Long, Amount> refunded = new HashMap<>();
        if (!baseNos.isEmpty()) {
            jdbc.sql("select base_no, sum(amount) as amount from line where base_no = any(?) group by base_no")
                    .param(baseNos.toArray(Long[]::new))
                    .query((ResultSet row) -> {
                        refunded.put(row.getLong("base_no"), new Amount(row.getBigDecimal("amount")));
                    });
        }
        return refunded;
    }

    /** Which of these trades have a line that is no refund. */
    public Set<String> knownTrades(Collection<String> tradeIds) {
        if (tradeIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql("select distinct trade_id from line where trade_id = any(?) and line_type not in " + REFUNDS)
                        .param(tradeIds.toArray(String[]::new))
                        .query((ResultSet row, int _) -> row.getString(1))
                        .list());
    }

    /** Lines nobody's link covered so far. */
    public List<StoredLine> unattributedOf(Collection<CustomerId> customers) {
        return list(
                "where customer_id = any(?) and partner_id is null",
                customers.stream().map(CustomerId::value).toList());
    }

    /** Lines of a partner of either tier on bills from {@code firstOpen} on, of all months where that is null. */
    public List<StoredLine> onOpenBills(PartnerId partner, @Nullable Period firstOpen) {
        int from = firstOpen == null ? Integer.MIN_VALUE : firstOpen.index();
        return query(
                "where (partner_id = ? or tier_two_id = ?) and bill >= ?",
                List.of(partner.value(), partner.value(), from));
    }

    /** The same, of some customers only. */
    public List<StoredLine> onOpenBills(
            PartnerId partner, @Nullable Period firstOpen, Collection<CustomerId> customers) {
        int from = firstOpen == null ? Integer.MIN_VALUE : firstOpen.index();
        String[] ids = customers.stream().map(CustomerId::value).toArray(String[]::new);
        return query(
                "where partner_id = ? and bill >= ? and customer_id = any(?)", List.of(partner.value(), from, ids));
    }

    /** Goes through a partner's bill, in no order; inside of a transaction without holding more than some lines. */
    public void visitBill(PartnerId partner, Period bill, Consumer<StoredLine> visitor) {
        jdbc.sql("select " + LineTable.FACT + ", " + LineTable.DECISION
                        + " from line where partner_id = ? and bill = ?")
                .param(partner.value())
                .param(bill.index())
                .withFetchSize(5_000)
                .query((ResultSet row) -> visitor.accept(LineColumns.read(row)));
    }

    /** A stretch of all lines by number, for going through everything in steps. */
    public List<StoredLine> after(long lineNo, int limit) {
        return query("where line_no > ? order by line_no limit ?", List.of(lineNo, limit));
    }

    /** Months from {@code from} on that have lines of a partner, by bill or by recognition, in order. */
    public List<Period> monthsWithLines(PartnerId partner, Period from, Known known) {
        return known.asOf() == null ? months.ofTierOne(partner, from) : monthsWithLinesThen(partner, from, known);
    }

    private List<Period> monthsWithLinesThen(PartnerId partner, Period from, Known known) {
        var bills = known.bind(jdbc.sql("select bill as month from " + known.table()
                        + " l where partner_id = ? and bill >= ? group by bill union select incentive from "
                        + known.table() + " l where partner_id = ? and incentive <> bill and incentive >= ?"
                        + " group by incentive order by month"))
                .param(partner.value())
                .param(from.index());
        return known.bind(bills)
                .param(partner.value())
                .param(from.index())
                .query((ResultSet row, int _) -> new Period(row.getInt("month")))
                .list();
    }

    /** Bill months from {@code from} on that have lines of a tier-2 partner, in order. */
    public List<Period> monthsWithLinesOfTierTwo(PartnerId partner, Period from, Known known) {
        return known.asOf() == null ? months.ofTierTwo(partner, from) : monthsOfTierTwoThen(partner, from, known);
    }

    private List<Period> monthsOfTierTwoThen(PartnerId partner, Period from, Known known) {
        return known.bind(jdbc.sql("select bill as month from " + known.table()
                        + " l where tier_two_id = ? and bill >= ? group by bill order by bill"))
                .param(partner.value())
                .param(from.index())
                .query((ResultSet row, int _) -> new Period(row.getInt("month")))
                .list();
    }

    /** Both sides of the proof that every fact was counted: what the events say, and what the table has. */
    public CompletenessProof completeness() {
        return jdbc.sql("""
                select (select count(*) from domain_event where payload_type in ('lines-recorded', 'lines-withdrawn'))
                           as events, c.*, r.*
                from (select count(*) as controls, coalesce(sum(lines), 0) as fact_lines,
                             coalesce(sum(amount), 0) as fact_amount from line_control) c,
                     (select count(*) as row_lines, coalesce(sum(amount), 0) as row_amount from line) r""")
                .query((ResultSet row, int _) -> new CompletenessProof(
                        row.getLong("events"),
                        row.getLong("controls"),
                        row.getLong("fact_lines"),
                        new Amount(row.getBigDecimal("fact_amount")),
                        row.getLong("row_lines"),
                        new Amount(row.getBigDecimal("row_amount"))))
                .single();
    }

    /**
     * Lines that events and table do not agree about, in order: not in the table, there with another amount or without
     * an event, or of an event that was not counted. Reads every event of lines, so only to be asked where the proof
     * fails.
     *
     * @return id and source of each
     */
    public List<String> differing(int limit) {
        return jdbc.sql("""
                with recorded as materialized (
                        select (body ->> 'firstLineNo')::bigint as first_line_no, body -> 'lines' as lines
                        from (select convert_from(payload, 'UTF8')::jsonb as body from domain_event
                              where payload_type = 'lines-recorded') e),
                    withdrawn as materialized (
                        select line_no::bigint from domain_event,
                               jsonb_array_elements_text(convert_from(payload, 'UTF8')::jsonb -> 'lineNos') as line_no
                        where payload_type = 'lines-withdrawn'),
                    told as (
                        select first_line_no, first_line_no + place - 1 as line_no, it ->> 'source' as source,
                               it -> 'line' ->> 'lineId' as line_id,
                               (select coalesce(sum(paid.value::numeric), 0)
                                from jsonb_each_text(it -> 'line' -> 'paid') paid) as amount
                        from recorded, jsonb_array_elements(lines) with ordinality as l (it, place)),
                    standing as (
                        select * from told where line_no not in (select line_no from withdrawn))
                select coalesce(s.line_id, l.line_id) || ' of ' || coalesce(s.source, l.source) as line
                from standing s full join line l on l.line_no = s.line_no
                     left join line_control c on c.first_line_no = s.first_line_no
                where l.line_no is null or s.line_no is null or l.amount <> s.amount or c.first_line_no is null
                order by coalesce(s.line_no, l.line_no) limit ?""")
                .param(limit)
                .query((ResultSet row, int _) -> row.getString("line"))
                .list();
    }

    /** Numbers of a partner's lines by id; where sources share an id, of the first. */
    public Map<String, Long> numbersOf(PartnerId partner, Collection<String> lineIds) {
        Map<String, Long> numbers = new HashMap<>();
        jdbc.sql("select line_id, min(line_no) as line_no from line where partner_id = ? and line_id = any(?)"
                        + " group by line_id")
                .param(partner.value())
                .param(lineIds.toArray(String[]::new))
                .query((ResultSet row) -> {
                    numbers.put(row.getString("line_id"), row.getLong("line_no"));
                });
        return numbers;
    }

    // One value each, not a list of one: PostgreSQL keeps a plan for that, and plans anew for every list.

    /** Lines of one id, of any source. */
    public List<StoredLine> byLineId(String lineId) {
        return query("where line_id = ?", List.of(lineId));
    }

    /** Nothing or one line. */
    public List<StoredLine> byNumber(long lineNo) {
        return query("where line_no = ?", List.of(lineNo));
    }

    /** Refunds that have one line as their base. */
    public List<StoredLine> refundsOf(long baseNo) {
        return query("where base_no = ?", List.of(baseNo));
    }

    private List<StoredLine> list(String where, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : query(where, List.of((Object) ids.toArray(String[]::new)));
    }

    private List<StoredLine> query(String where, List<Object> params) {
        var statement = jdbc.sql("select " + LineTable.FACT + ", " + LineTable.DECISION + " from line " + where);
        for (Object param : params) {
            statement = statement.param(param);
        }
        return new ArrayList<>(
                statement.query((ResultSet row, int _) -> LineColumns.read(row)).list());
    }

    /** Sum of a column that may be all null. */
    static Amount amount(@Nullable BigDecimal sum) {
        return sum == null ? Amount.ZERO : new Amount(sum);
    }
}
