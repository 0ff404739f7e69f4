package org.partnerledger.api.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.comparison.ComparedPartner.MonthBridge;
import org.partnerledger.core.comparison.BridgeRow;
import org.partnerledger.core.comparison.LineChanges;
import org.partnerledger.core.comparison.MovedLine;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Writes what came of comparisons, partner by partner. */
final class ComparisonTable {

    /** Lines in one row: some 100 KB, as in events of shares. */
    static final int LINES_PER_PART = 5_000;

    private static final List<String> TABLES =
            List.of("comparison_partner", "comparison_row", "comparison_line", "comparison_month", "comparison_reason");

    private final JdbcClient jdbc;
    private final JsonMapper stored;

    /** @param stored the mapper of stored events */
    ComparisonTable(JdbcClient jdbc, JsonMapper stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /** Replaces what an interrupted run may have left of the partner. In the caller's transaction. */
    void put(String runId, ComparedPartner it) {
        for (String table : TABLES) {
            jdbc.sql("delete from " + table + " where run_id = ? and partner_id = ?")
                    .param(runId)
                    .param(it.partnerId().value())
                    .update();
        }
        @Nullable Period through = it.standing().closedThrough();
        jdbc.sql("""
                insert into comparison_partner (run_id, partner_id, currency, months, closed_through, correction_no)
                values (?, ?, ?, ?, ?, ?)""")
                .param(runId)
                .param(it.partnerId().value())
                .param(it.currency().code())
                .param(it.months())
                .param(through == null ? null : through.index())
                .param(it.standing().correctionNo())
                .update();
        it.bridges().forEach(month -> month(runId, it, month));
        reasons(runId, it);
    }

    private void reasons(String runId, ComparedPartner partner) {
        Map<Optional<Exclusion>, List<Long>> lines = partner.moved().values().stream()
                .sorted(Comparator.comparingLong(MovedLine::lineNo))
                .collect(Collectors.groupingBy(
                        it -> Optional.ofNullable(it.to().excluded()),
                        Collectors.mapping(MovedLine::lineNo, Collectors.toList())));
        int part = 0;
        for (Map.Entry<Optional<Exclusion>, List<Long>> entry : lines.entrySet()) {
            List<Long> numbers = entry.getValue();
            for (int from = 0; from < numbers.size(); from += LINES_PER_PART) {
                jdbc.sql("""
                        insert into comparison_reason (run_id, partner_id, part_no, reason, line_nos)
                        values (?, ?, ?, ?, ?)""")
                        .param(runId)
                        .param(partner.partnerId().value())
                        .param(part++)
                        .param(entry.getKey().map(Enum::name).orElse(null))
                        .param(numbers.subList(from, Math.min(from + LINES_PER_PART, numbers.size()))
                                .toArray(Long[]::new))
                        .update();
            }
        }
    }

    private void month(String runId, ComparedPartner partner, MonthBridge month) {
        jdbc.sql("insert into comparison_month (run_id, partner_id, period, books) values (?, ?, ?, ?)")
                .param(runId)
                .param(partner.partnerId().value())
                .param(month.period().index())
                .param(stored.writeValueAsString(month.bridge().after()))
                .update();
        int rowNo = 0;
        Map<BridgeRow.Key, LineChanges> lines = month.bridge().lines();
        for (BridgeRow row : month.bridge().rows()) {
            row(new RowId(runId, partner, month.period(), ++rowNo), row);
            LineChanges changes = lines.get(row.key());
            if (changes != null) {
                lines(new RowId(runId, partner, month.period(), rowNo), changes.parts(LINES_PER_PART));
            }
        }
    }

    private record RowId(String runId, ComparedPartner partner, Period period, int rowNo) {}

    private void row(RowId id, BridgeRow it) {
        jdbc.sql("""
                insert into comparison_row
                    (run_id, partner_id, period, row_no, currency, about, reason, detail, had, has, lines)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id.runId())
                .param(id.partner().partnerId().value())
                .param(id.period().index())
                .param(id.rowNo())
                .param(id.partner().currency().code())
                .param(it.key().about())
                .param(it.key().reason().name())
                .param(it.key().detail())
                .param(it.before().value())
                .param(it.after().value())
                .param(it.lines())
                .update();
    }

    private void lines(RowId id, LineChanges.Part[] parts) {
        for (int part = 0; part < parts.length; part++) {
            long[] lineNos = parts[part].lineNos();
            jdbc.sql("""
                    insert into comparison_line (run_id, partner_id, period, row_no, part_no, first_no, last_no,
                                                 line_nos, had, has)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(id.runId())
                    .param(id.partner().partnerId().value())
                    .param(id.period().index())
                    .param(id.rowNo())
                    .param(part)
                    .param(lineNos[0])
                    .param(lineNos[lineNos.length - 1])
                    .param(lineNos)
                    .param(parts[part].before())
                    .param(parts[part].after())
                    .update();
        }
    }
}
