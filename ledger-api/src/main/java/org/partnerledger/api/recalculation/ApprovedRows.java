package org.partnerledger.api.recalculation;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.BridgeRow;
import org.partnerledger.core.comparison.ChangeReason;
import org.partnerledger.core.comparison.LineChanges;
import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.recalculation.CorrectionEvent.MonthCorrected;
import org.partnerledger.core.recalculation.RecalculationCommand.CorrectedLines;
import org.partnerledger.core.recalculation.RecalculationCommand.CorrectedReason;
import org.partnerledger.projections.sql.Longs;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What was worked out and shown, read back to be carried out: exactly that, and nothing is worked out again. */
final class ApprovedRows {

    private final JdbcClient jdbc;
    private final JsonMapper stored;

    /** @param stored the mapper of stored events */
    ApprovedRows(JdbcClient jdbc, JsonMapper stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /** Partners that differ, in order. */
    List<PartnerId> partners(String runId) {
        return jdbc.sql("select distinct partner_id from comparison_month where run_id = ? order by partner_id")
                .param(runId)
                .query((row, _) -> new PartnerId(row.getString(1)))
                .list();
    }

    /** Partners that differ, whose books have moved on: a month was closed since, or something else corrected. */
    List<PartnerId> stalePartners(String runId) {
        return jdbc.sql("""
                select p.partner_id from comparison_partner p
                where p.run_id = ?
                  and exists (select from comparison_month m
                              where m.run_id = p.run_id and m.partner_id = p.partner_id)
                  and (p.closed_through is distinct from
                           (select max(period) from partner_period o where o.partner_id = p.partner_id)
                       or p.correction_no <> (select count(*) from partner_correction c
                                              where c.partner_id = p.partner_id))
                order by p.partner_id""")
                .param(runId)
                .query((row, _) -> new PartnerId(row.getString(1)))
                .list();
    }

    CurrencyCode currency(String runId, PartnerId partner) {
        return jdbc.sql("select currency from comparison_partner where run_id = ? and partner_id = ?")
                .param(runId)
                .param(partner.value())
                .query((row, _) -> new CurrencyCode(row.getString(1)))
                .single();
    }

    /** Months in order, each with its rows in the order in which they were numbered. */
    List<MonthCorrected> months(String runId, PartnerId partner) {
        Map<Period, List<BridgeRow>> rows = new LinkedHashMap<>();
        jdbc.sql("select * from comparison_row where run_id = ? and partner_id = ? order by period, row_no")
                .param(runId)
                .param(partner.value())
                .query((ResultSet row) -> {
                    var key = new BridgeRow.Key(
                            row.getString("about"),
                            ChangeReason.valueOf(row.getString("reason")),
                            row.getString("detail"));
                    rows.computeIfAbsent(new Period(row.getInt("period")), _ -> new ArrayList<>())
                            .add(new BridgeRow(
                                    key,
                                    new Amount(row.getBigDecimal("had")),
                                    new Amount(row.getBigDecimal("has")),
                                    row.getLong("lines")));
                });
        Map<Period, MonthBooks> books = new TreeMap<>();
        jdbc.sql("select period, books from comparison_month where run_id = ? and partner_id = ?")
                .param(runId)
                .param(partner.value())
                .query((ResultSet row) -> {
                    books.put(
                            new Period(row.getInt("period")),
                            stored.readValue(row.getString("books"), MonthBooks.class));
                });
        var months = new ArrayList<MonthCorrected>();
        books.forEach(
                (period, after) -> months.add(new MonthCorrected(period, rows.getOrDefault(period, List.of()), after)));
        return months;
    }

    /** Lines against which something else speaks than in the books so far. */
    List<CorrectedReason> reasons(String runId, PartnerId partner) {
        return jdbc.sql("select * from comparison_reason where run_id = ? and partner_id = ? order by part_no")
                .param(runId)
                .param(partner.value())
                .query((ResultSet row, int _) -> {
                    @Nullable String reason = row.getString("reason");
                    return new CorrectedReason(
                            reason == null ? null : Exclusion.valueOf(reason), Longs.get(row, "line_nos"));
                })
                .list();
    }

    /** Lines of all rows, in order. */
    List<CorrectedLines> lines(String runId, PartnerId partner, List<MonthCorrected> months) {
        Map<Period, MonthCorrected> byPeriod = new TreeMap<>();
        months.forEach(month -> byPeriod.put(month.period(), month));
        return jdbc.sql("""
                select * from comparison_line where run_id = ? and partner_id = ?
                order by period, row_no, part_no""")
                .param(runId)
                .param(partner.value())
                .query((ResultSet row, int _) -> {
                    var period = new Period(row.getInt("period"));
                    int number = row.getInt("row_no");
                    @Nullable MonthCorrected month = byPeriod.get(period);
                    if (month == null) {
                        throw new IllegalStateException("lines of " + period + " without its books");
                    }
                    return new CorrectedLines(
                            period,
                            number,
                            month.rows().get(number - 1).key(),
                            new LineChanges.Part(
                                    Longs.get(row, "line_nos"), Longs.get(row, "had"), Longs.get(row, "has")));
                })
                .list();
    }
}
