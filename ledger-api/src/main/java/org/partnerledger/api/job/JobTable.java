package org.partnerledger.api.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of jobs. */
@Component
class JobTable {

    private static final String COLUMNS =
            "job_no, job_id, kind, state, done, total, message, argument, memo, result, started_at, finished_at";

    /** Beside the namespaces of advisory locks in use, 19527 to 19529: a claim is held for as long as a node lives. */
    private static final long STARTING = 19_530L << 48;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonMapper json;

    JobTable(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.json = json;
    }

    /** @param number order of starting, for paging */
    record Row(long number, JobState state, @Nullable JsonNode memo) {}

    /** @return its number */
    long insert(String jobId, String kind, JsonNode argument) {
        return jdbc.sql("insert into job (job_id, kind, argument) values (?, ?, ?) returning job_no")
                .params(jobId, kind, json.writeValueAsString(argument))
                .query(Long.class)
                .single();
    }

    /** Runs work in a transaction of its own, one after the other over all nodes. */
    <R> R oneAfterTheOther(Supplier<R> work) {
        R result = transactions.execute(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(STARTING)
                    .query((row, _) -> 1)
                    .single();
            return work.get();
        });
        return Objects.requireNonNull(result);
    }

    /** Without a memo the last one stays. */
    void progress(String jobId, long done, @Nullable Long total, String message, @Nullable JsonNode memo) {
        jdbc.sql("update job set done = ?, total = ?, message = ?, memo = coalesce(?, memo) where job_id = ?")
                .param(done)
                .param(total)
                .param(message)
                .param(text(memo))
                .param(jobId)
                .update();
    }

    void finish(String jobId, JobState.State state, @Nullable String message, @Nullable JsonNode result) {
        jdbc.sql("""
                        update job set state = ?, message = coalesce(?, message), result = ?,
                               finished_at = clock_timestamp() where job_id = ?""")
                .param(state.name())
                .param(message)
                .param(text(result))
                .param(jobId)
                .update();
    }

    Optional<Row> find(String jobId) {
        return jdbc.sql("select " + COLUMNS + " from job where job_id = ?")
                .param(jobId)
                .query(this::row)
                .optional();
    }

    /** Oldest first. */
    List<Row> running() {
        return jdbc.sql("select " + COLUMNS + " from job where state = 'RUNNING' order by job_no")
                .query(this::row)
                .list();
    }

    /** Newest first, beginning below the number {@code before}. */
    List<Row> list(long before, int limit) {
        return jdbc.sql("select " + COLUMNS + " from job where job_no < ? order by job_no desc limit ?")
                .params(before, limit)
                .query(this::row)
                .list();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        long total = row.getLong("total");
        Long knownTotal = row.wasNull() ? null : Long.valueOf(total);
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        var state = new JobState(
                row.getString("job_id"),
                row.getString("kind"),
                JobState.State.valueOf(row.getString("state")),
                row.getLong("done"),
                knownTotal,
                row.getString("message"),
                json.readTree(row.getString("argument")),
                tree(row.getString("result")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
        return new Row(row.getLong("job_no"), state, tree(row.getString("memo")));
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    private @Nullable String text(@Nullable JsonNode tree) {
        return tree == null ? null : json.writeValueAsString(tree);
    }
}
