package org.partnerledger.api.comparison;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of comparisons that were asked for. */
final class RunTable {

    private final JdbcClient jdbc;
    private final JsonMapper stored;

    /** @param stored the mapper of stored events */
    RunTable(JdbcClient jdbc, JsonMapper stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    void insert(ComparisonRun run) {
        List<PartnerId> partners = run.partners();
        jdbc.sql("""
                insert into comparison_run (run_id, kind, request, rule_set, partners, asked_by, asked_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(run.runId())
                .param(run.kind().name())
                .param(stored.writeValueAsString(run.request()))
                .param(stored.writeValueAsString(run.rules()))
                .param(
                        partners == null
                                ? null
                                : partners.stream().map(PartnerId::value).toArray(String[]::new))
                .param(run.askedBy())
                .param(Instants.of(run.askedAt()))
                .update();
    }

    void started(String runId, String jobId) {
        jdbc.sql("update comparison_run set job_id = ? where run_id = ?")
                .param(jobId)
                .param(runId)
                .update();
    }

    void finished(String runId, Instant at) {
        jdbc.sql("update comparison_run set finished_at = ? where run_id = ?")
                .param(Instants.of(at))
                .param(runId)
                .update();
    }

    Optional<ComparisonRun> find(ComparisonRun.Kind kind, String runId) {
        return jdbc.sql("select * from comparison_run where run_id = ? and kind = ?")
                .param(runId)
                .param(kind.name())
                .query((row, _) -> run(row))
                .optional();
    }

    /** Newest first, beginning below the number {@code before}. */
    List<ComparisonRun> list(ComparisonRun.Kind kind, long before, int limit) {
        return jdbc.sql("select * from comparison_run where kind = ? and run_no < ? order by run_no desc limit ?")
                .param(kind.name())
                .param(before)
                .param(limit)
                .query((row, _) -> run(row))
                .list();
    }

    private ComparisonRun run(ResultSet row) throws SQLException {
        return new ComparisonRun(
                row.getLong("run_no"),
                row.getString("run_id"),
                ComparisonRun.Kind.valueOf(row.getString("kind")),
                stored.readValue(row.getString("request"), JsonNode.class),
                stored.readValue(row.getString("rule_set"), RuleSet.class),
                partners(row.getArray("partners")),
                row.getString("asked_by"),
                Instants.get(row, "asked_at"),
                row.getString("job_id"),
                Instants.getOrNull(row, "finished_at"));
    }

    private static @Nullable List<PartnerId> partners(@Nullable Array ids) throws SQLException {
        return ids == null
                ? null
                : Stream.of((String[]) ids.getArray()).map(PartnerId::new).toList();
    }
}
