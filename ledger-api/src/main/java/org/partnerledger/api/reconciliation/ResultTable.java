package org.partnerledger.api.reconciliation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.reconciliation.Cause;
import org.partnerledger.core.reconciliation.Result;
import org.partnerledger.core.reconciliation.Step;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Results, and the rows behind them. */
final class ResultTable {

    private final JdbcClient jdbc;

    ResultTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A key.
     *
     * @param key its parts; null for a row that has none
     * @param why what is missing, where it cannot be compared
     * @param theirs null where they have nothing, which is not 0
     * @param difference ours − theirs; null where it cannot be compared
     * @param steps from theirs to ours
     */
    record ResultJson(
            long no,
            @Nullable List<String> key,
            Result result,
            @Nullable String why,
            @Nullable Amount theirs,
            @Nullable Amount ours,
            @Nullable Amount difference,
            long rows,
            long lines,
            List<Step> steps) {}

    /** @param row number in the file */
    record RowJson(
            long row,
            @Nullable Amount amount,
            @Nullable String currency,
            @Nullable String problem) {}

    /** Which ones are wanted; null does not restrict. */
    record Filter(
            String runId, @Nullable Result result, @Nullable Cause cause) {}

    List<ResultJson> list(Filter filter, long after, int limit) {
        String result = filter.result() == null ? null : filter.result().name();
        String cause = filter.cause() == null ? null : filter.cause().name();
        return jdbc.sql("select * from reconciliation_result where run_id = ? and (?::text is null or result = ?)"
                        + " and (?::text is null or ? = any(causes)) and result_no > ? order by result_no limit ?")
                .param(filter.runId())
                .param(result)
                .param(result)
                .param(cause)
                .param(cause)
                .param(after)
                .param(limit)
                .query((row, _) -> result(row))
                .list();
    }

    List<RowJson> rows(String runId, long no, long after, int limit) {
        // Rows without a key are numbered first, in the order of the file.
        return jdbc.sql("""
                select w.row_no, w.amount, w.currency, w.problem
                from reconciliation_result r join reconciliation_row w on w.run_id = r.run_id
                 and (w.key = r.key or (r.key is null and w.key is null and w.row_no = (
                     select row_no from reconciliation_row where run_id = r.run_id and key is null
                     order by row_no offset r.result_no - 1 limit 1)))
                where r.run_id = ? and r.result_no = ? and w.row_no > ? order by w.row_no limit ?""")
                .param(runId)
                .param(no)
                .param(after)
                .param(limit)
                .query((row, _) -> new RowJson(
                        row.getLong("row_no"),
                        RunTable.amountOrNull(row, "amount"),
                        row.getString("currency"),
                        row.getString("problem")))
                .list();
    }

    private static ResultJson result(ResultSet row) throws SQLException {
        @Nullable String key = row.getString("key");
        Result result = Result.valueOf(row.getString("result"));
        return new ResultJson(
                row.getLong("result_no"),
                key == null ? null : Mapping.parts(key),
                result,
                row.getString("why"),
                RunTable.amountOrNull(row, "theirs"),
                RunTable.amountOrNull(row, "ours"),
                result == Result.CANNOT_BE_COMPARED ? null : RunTable.amountOrNull(row, "difference"),
                row.getLong("row_count"),
                row.getLong("line_count"),
                steps(row));
    }

    private static List<Step> steps(ResultSet row) throws SQLException {
        String[] causes = (String[]) row.getArray("causes").getArray();
        String[] details = (String[]) row.getArray("details").getArray();
        BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < causes.length; i++) {
            steps.add(new Step(Cause.valueOf(causes[i]), details[i], new Amount(amounts[i])));
        }
        return steps;
    }
}
