package org.partnerledger.api.reconciliation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.reconciliation.ReconciliationController.ComparedWith;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.reconciliation.Bridge;
import org.partnerledger.core.reconciliation.Cause;
import org.partnerledger.core.reconciliation.Measure;
import org.partnerledger.core.reconciliation.Result;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs and what came of them. */
final class RunTable {

    /** The close whose statement speaks for the month of a run may be of a later month, where that was skipped. */
    private static final String RUNS = """
            select r.*, exists (
                select from partner_period c where c.partner_id = r.partner_id and c.state = 'CLOSED'
                   and r.period between c.first_covered and c.period) as published_now
            from reconciliation_run r""";

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file compared, or being compared, with a partner's month.
     *
     * @param runNo 0 before it is stored
     * @param rows of the file
     * @param theirs null where nothing could be added up, or not yet
     * @param ours null while it is being worked out
     * @param comparedWith what ours is
     * @param seal hash of the seal of the month that it was compared with; null without one
     */
    record Run(
            long runNo,
            String runId,
            PartnerId partner,
            Period period,
            Measure measure,
            String currency,
            Mapping mapping,
            String askedBy,
            Instant askedAt,
            @Nullable String jobId,
            long rows,
            @Nullable Instant finishedAt,
            @Nullable Amount theirs,
            @Nullable Amount ours,
            ComparedWith comparedWith,
            @Nullable String seal) {}

    void insert(Run run) {
        jdbc.sql("insert into reconciliation_run (run_id, partner_id, period, measure, currency, mapping, keys,"
                        + " asked_by, asked_at, row_count) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(run.runId())
                .param(run.partner().value())
                .param(run.period().index())
                .param(run.measure().name())
                .param(run.currency())
                .param(run.mapping().json().toString())
                .param(run.mapping().keyNames())
                .param(run.askedBy())
                .param(Instants.of(run.askedAt()))
                .param(run.rows())
                .update();
    }

    void started(String runId, String jobId) {
        jdbc.sql("update reconciliation_run set job_id = ? where run_id = ?")
                .param(jobId)
                .param(runId)
                .update();
    }

    /**
     * What a run came to.
     *
     * @param published whether it compared with the published month
     * @param seal of that month
     */
    record Ours(Amount sum, boolean published, @Nullable String seal) {}

    /** To be called in the transaction that has read our side: it is of the same state of the store. */
    Ours ours(Run run, Amount sum) {
        return jdbc.sql("select r.run_id, c.period is not null as published, s.hash from reconciliation_run r"
                        + " left join partner_period c on c.partner_id = r.partner_id and c.state = 'CLOSED'"
                        + " and r.period between c.first_covered and c.period left join partner_seal s"
                        + " on s.partner_id = c.partner_id and s.period = c.period where run_id = ?")
                .param(run.runId())
                .query((row, _) -> new Ours(sum, row.getBoolean("published"), row.getString("hash")))
                .single();
    }

    void finished(String runId, Ours ours, Instant at) {
        jdbc.sql("update reconciliation_run set ours = ?, published = ?, seal = ?, finished_at = ?,"
                        + " theirs = (select sum(amount)"
                        + " from reconciliation_row where run_id = ? and amount is not null"
                        + " and coalesce(currency, '') = reconciliation_run.currency) where run_id = ?")
                .param(ours.sum().value())
                .param(ours.published())
                .param(ours.seal())
                .param(Instants.of(at))
                .param(runId)
                .param(runId)
                .update();
        jdbc.sql("delete from reconciliation_ours where run_id = ?")
                .param(runId)
                .update();
    }

    /** What an interrupted job left. */
    void forgetResults(String runId) {
        jdbc.sql("delete from reconciliation_ours where run_id = ?")
                .param(runId)
                .update();
        jdbc.sql("delete from reconciliation_result where run_id = ?")
                .param(runId)
                .update();
    }

    /** @throws Refused UNKNOWN_RECONCILIATION */
    Run find(String runId) {
        return jdbc.sql(RUNS + " where run_id = ?")
                .param(runId)
                .query((row, _) -> run(row))
                .optional()
                .orElseThrow(() -> new Refused(new ReconciliationRefusal.UnknownRun(runId)));
    }

    /** @throws Refused RECONCILIATION_NOT_DONE as well */
    Run findDone(String runId) {
        Run run = find(runId);
        if (run.finishedAt() == null) {
            throw new Refused(new ReconciliationRefusal.NotDone(runId));
        }
        return run;
    }

    /** Newest first, beginning below the number {@code before}. */
    List<Run> list(@Nullable String partnerId, long before, int limit) {
        return jdbc.sql(RUNS + " where (?::text is null or partner_id = ?) and run_no < ?"
                        + " order by run_no desc limit ?")
                .param(partnerId)
                .param(partnerId)
                .param(before)
                .param(limit)
                .query((row, _) -> run(row))
                .list();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("run_no"),
                row.getString("run_id"),
                new PartnerId(row.getString("partner_id")),
                new Period(row.getInt("period")),
                Measure.valueOf(row.getString("measure")),
                row.getString("currency"),
                Mapping.read(row.getString("mapping")),
                row.getString("asked_by"),
                Instants.get(row, "asked_at"),
                row.getString("job_id"),
                row.getLong("row_count"),
                Instants.getOrNull(row, "finished_at"),
                amountOrNull(row, "theirs"),
                amountOrNull(row, "ours"),
                comparedWith(row),
                row.getString("seal"));
    }

    private static ComparedWith comparedWith(ResultSet row) throws SQLException {
        if (row.getBoolean("published")) {
            return ComparedWith.PUBLISHED;
        }
        return row.getBoolean("published_now") ? ComparedWith.ESTIMATE_PUBLISHED_SINCE : ComparedWith.ESTIMATE;
    }

    /** How many keys have each result. */
    record Count(Result result, long keys) {}

    List<Count> counts(String runId) {
        return jdbc.sql("select result, count(*) as keys from reconciliation_result where run_id = ?"
                        + " group by result order by result")
                .param(runId)
                .query((row, _) -> new Count(Result.valueOf(row.getString("result")), row.getLong("keys")))
                .list();
    }

    /** From their total to ours; null where there is no total of theirs. */
    @Nullable
    Bridge bridge(Run run) {
        Amount theirs = run.theirs();
        Amount ours = run.ours();
        if (theirs == null || ours == null) {
            return null;
        }
        List<Bridge.Row> rows = jdbc.sql("""
                select s.cause, s.detail, sum(s.amount) as amount, count(*) as keys
                from reconciliation_result r, unnest(r.causes, r.details, r.amounts) s (cause, detail, amount)
                where r.run_id = ? group by s.cause, s.detail order by s.cause, s.detail collate "C\"""")
                .param(run.runId())
                .query((row, _) -> new Bridge.Row(
                        Cause.valueOf(row.getString("cause")),
                        row.getString("detail"),
                        new Amount(row.getBigDecimal("amount")),
                        row.getLong("keys")))
                .list();
        return new Bridge(theirs, rows, ours);
    }

    static @Nullable Amount amountOrNull(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : new Amount(value);
    }
}
