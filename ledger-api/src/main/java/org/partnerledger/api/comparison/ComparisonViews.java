package org.partnerledger.api.comparison;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Longs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Shows what came of comparisons. Adds stored amounts up, and calculates nothing else. */
public final class ComparisonViews {

    private final JdbcClient jdbc;

    ComparisonViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a comparison comes to in one currency.
     *
     * @param partners that differ
     * @param lines touched, a line once for each plan and reason
     * @param difference what the vendor owes more or, below 0, less
     */
    public record Total(
            String currency, long partners, long months, long lines, Amount before, Amount after, Amount difference) {}

    List<Total> totals(String runId) {
        return jdbc.sql("""
                select currency, count(distinct partner_id) as partners,
                       count(distinct (partner_id, period)) as months, sum(lines) as lines,
                       sum(had) as had, sum(has) as has
                from comparison_row where run_id = ? group by currency order by currency""")
                .param(runId)
                .query((row, _) -> new Total(
                        row.getString("currency"),
                        row.getLong("partners"),
                        row.getLong("months"),
                        row.getLong("lines"),
                        amount(row, "had"),
                        amount(row, "has"),
                        amount(row, "has").minus(amount(row, "had"))))
                .list();
    }

    /** How many partners and months were looked at. */
    record LookedAt(long partners, long months) {}

    LookedAt lookedAt(String runId) {
        return jdbc.sql("select count(*) as partners, coalesce(sum(months), 0) as months from comparison_partner"
                        + " where run_id = ?")
                .param(runId)
                .query((row, _) -> new LookedAt(row.getLong("partners"), row.getLong("months")))
                .single();
    }

    /**
     * A row of a bridge.
     *
     * @param planId null for a subsidy
     * @param detail of an exclusion its reason; null elsewhere
     */
    public record RowJson(
            String partnerId,
            Period period,
            int row,
            String currency,
            @Nullable String planId,
            @Nullable String projectId,
            String reason,
            @Nullable String detail,
            Amount before,
            Amount after,
            Amount difference,
            long lines) {}

    /** Rows behind a place, by partner, month and number. */
    record RowPlace(String partnerId, int period, int rowNo) {}

    List<RowJson> rows(String runId, @Nullable String partnerId, RowPlace after, int limit) {
        return jdbc.sql("""
                select * from comparison_row
                where run_id = ? and (?::text is null or partner_id = ?)
                  and (partner_id, period, row_no) > (?::text collate "C", ?, ?)
                order by partner_id, period, row_no limit ?""")
                .param(runId)
                .param(partnerId)
                .param(partnerId)
                .param(after.partnerId())
                .param(after.period())
                .param(after.rowNo())
                .param(limit)
                .query((row, _) -> row(row))
                .list();
    }

    private static RowJson row(ResultSet row) throws SQLException {
        boolean ofProject = row.getString("reason").equals("SUBSIDY");
        String about = row.getString("about");
        String detail = row.getString("detail");
        return new RowJson(
                row.getString("partner_id"),
                new Period(row.getInt("period")),
                row.getInt("row_no"),
                row.getString("currency"),
                ofProject ? null : about,
                ofProject ? about : null,
                row.getString("reason"),
                detail.isEmpty() ? null : detail,
                amount(row, "had"),
                amount(row, "has"),
                amount(row, "has").minus(amount(row, "had")),
                row.getLong("lines"));
    }

    /** A line behind a row, with what it had and should have. */
    public record LineJson(
            long lineNo,
            String source,
            String lineId,
            String customerId,
            Amount before,
            Amount after,
            Amount difference) {}

    /** Which row's lines. */
    public record RowOf(String runId, String partnerId, Period period, int row) {}

    /** Lines behind {@code afterLineNo}, by number. */
    List<LineJson> lines(RowOf it, int decimals, long afterLineNo, int limit) {
        var found = new ArrayList<long[]>();
        // Parts ascend, so a page needs two of them at most, however many lines the row has.
        jdbc.sql("""
                select line_nos, had, has from comparison_line
                where run_id = ? and partner_id = ? and period = ? and row_no = ? and last_no > ?
                order by part_no limit 2""")
                .param(it.runId())
                .param(it.partnerId())
                .param(it.period().index())
                .param(it.row())
                .param(afterLineNo)
                .query((ResultSet row) -> {
                    long[] numbers = Longs.get(row, "line_nos");
                    long[] had = Longs.get(row, "had");
                    long[] has = Longs.get(row, "has");
                    for (int i = 0; i < numbers.length && found.size() < limit; i++) {
                        if (numbers[i] > afterLineNo) {
                            found.add(new long[] {numbers[i], had[i], has[i]});
                        }
                    }
                });
        Map<Long, long[]> byNumber = new TreeMap<>();
        found.forEach(line -> byNumber.put(line[0], line));
        return jdbc.sql("select line_no, source, line_id, customer_id from line where line_no = any(?)"
                        + " order by line_no")
                .param(byNumber.keySet().toArray(Long[]::new))
                .query((row, _) -> {
                    long[] line = byNumber.get(row.getLong("line_no"));
                    Amount before = minor(line == null ? 0 : line[1], decimals);
                    Amount after = minor(line == null ? 0 : line[2], decimals);
                    return new LineJson(
                            row.getLong("line_no"),
                            row.getString("source"),
                            row.getString("line_id"),
                            row.getString("customer_id"),
                            before,
                            after,
                            after.minus(before));
                })
                .list();
    }

    /** Differences of several runs for the same thing, in the order of the runs; 0 where a run has none. */
    public record SideBySideJson(
            String partnerId,
            Period period,
            String currency,
            String about,
            String reason,
            @Nullable String detail,
            List<Amount> differences) {}

    /** @param after key of the last one seen: partner, month, about, reason, detail */
    List<SideBySideJson> sideBySide(List<String> runIds, List<String> after, int limit) {
        StatementSpec statement = jdbc.sql("""
                select partner_id, period, currency, about, reason, detail,
                       array(select coalesce((select sum(o.has - o.had) from comparison_row o
                                              where o.run_id = u.run_id and o.partner_id = r.partner_id
                                                and o.period = r.period and o.about = r.about
                                                and o.reason = r.reason and o.detail = r.detail), 0)
                             from unnest(?::text[]) with ordinality u (run_id, place) order by u.place) as differences
                from comparison_row r
                where run_id = any(?) and (partner_id, period, about, reason, detail)
                      > (?::text collate "C", ?, ?::text collate "C", ?::text collate "C", ?::text collate "C")
                group by partner_id, period, currency, about, reason, detail
                order by partner_id, period, about, reason, detail limit ?""")
                .param(runIds.toArray(String[]::new))
                .param(runIds.toArray(String[]::new))
                .param(after.get(0))
                .param(Integer.parseInt(after.get(1)));
        for (String text : after.subList(2, after.size())) {
            statement = statement.param(text);
        }
        return statement
                .param(limit)
                .query((row, _) -> {
                    String detail = row.getString("detail");
                    return new SideBySideJson(
                            row.getString("partner_id"),
                            new Period(row.getInt("period")),
                            row.getString("currency"),
                            row.getString("about"),
                            row.getString("reason"),
                            detail.isEmpty() ? null : detail,
                            List.of((BigDecimal[]) row.getArray("differences").getArray()).stream()
                                    .map(Amount::new)
                                    .toList());
                })
                .list();
    }

    /** The currency of a row; null where there is no such row. */
    @Nullable
    String currencyOf(RowOf it) {
        return jdbc.sql("select currency from comparison_row where run_id = ? and partner_id = ? and period = ?"
                        + " and row_no = ?")
                .param(it.runId())
                .param(it.partnerId())
                .param(it.period().index())
                .param(it.row())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static Amount minor(long units, int decimals) {
        return new Amount(BigDecimal.valueOf(units, decimals));
    }

    private static Amount amount(ResultSet row, String column) throws SQLException {
        return new Amount(row.getBigDecimal(column));
    }
}
