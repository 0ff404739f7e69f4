package org.partnerledger.api.reconciliation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.reconciliation.DifferenceCalculator;
import org.partnerledger.core.reconciliation.Step;
import org.partnerledger.core.reconciliation.Verdict;
import org.partnerledger.core.reconciliation.Whereabouts;
import org.partnerledger.projections.sql.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares the rows of a file with our lines. Begins anew after an interruption: until its end nothing is shown of it.
 */
final class ReconciliationJob implements JobKind {

    static final String NAME = "reconciliation";

    private final Parts parts;

    /**
     * @param snapshot a transaction that sees one state throughout
     * @param transactions for writing
     */
    record Parts(
            RunTable runs,
            OurLines ourLines,
            OurBooks ourBooks,
            Matching matching,
            ItemTable items,
            JdbcClient jdbc,
            DataSource dataSource,
            TransactionTemplate snapshot,
            TransactionTemplate transactions,
            InstantSource clock) {}

    ReconciliationJob(Parts parts) {
        this.parts = parts;
    }

    static JsonNode argument(String runId) {
        return JsonNodeFactory.instance.objectNode().put("id", runId);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable JsonNode run(JobRun job) {
        RunTable.Run run = parts.runs().find(job.argument().get("id").asString());
        if (run.finishedAt() != null) {
            return job.argument();
        }
        RunTable.Ours ours = Objects.requireNonNull(parts.snapshot().execute(_ -> {
            parts.runs().forgetResults(run.runId());
            Amount sum = run.measure().isOfLines()
                    ? parts.ourLines().write(run)
                    : parts.ourBooks().write(run);
            return parts.runs().ours(run, sum);
        }));
        long keys = parts.matching().keys(run.runId());
        long done = withoutKey(run);
        String last = "";
        List<Matching.Pair> pairs = parts.matching().next(run.runId(), last);
        while (!pairs.isEmpty()) {
            job.stepDone(done, Math.max(done, keys), done + " keys compared");
            compare(run, pairs, done);
            done += pairs.size();
            last = pairs.getLast().key();
            pairs = parts.matching().next(run.runId(), last);
        }
        parts.transactions().executeWithoutResult(_ -> {
            parts.items().carry(run);
            parts.runs().finished(run.runId(), ours, parts.clock().instant());
        });
        job.stepDone(done, done, done + " keys compared");
        return job.argument();
    }

    /** Rows that can be held against nothing, each by itself. */
    private int withoutKey(RunTable.Run run) {
        return parts.jdbc().sql("""
                insert into reconciliation_result (run_id, result_no, key, result, why, theirs, ours, difference,
                       row_count, line_count, causes, details, amounts)
                select run_id, row_number() over (order by row_no), null, 'CANNOT_BE_COMPARED', problem, amount, null,
                       -known, 1, 0,
                       case when known = 0 then '{}' else array['NOT_COMPARABLE'] end,
                       case when known = 0 then '{}' else array[''] end,
                       case when known = 0 then '{}' else array[-known] end
                from (select r.*, case when currency = ? then coalesce(amount, 0) else 0 end as known
                      from reconciliation_row r where run_id = ? and key is null) without_key
                """).param(run.currency()).param(run.runId()).update();
    }

    private void compare(RunTable.Run run, List<Matching.Pair> pairs, long before) {
        var calculator = new DifferenceCalculator(
                run.partner(),
                run.period(),
                new CurrencyCode(run.currency()),
                run.mapping().tolerance());
        Map<String, Whereabouts> elsewhere = parts.matching()
                .elsewhere(
                        run.mapping(),
                        pairs.stream()
                                .filter(pair -> pair.ours().lines() == 0)
                                .map(Matching.Pair::key)
                                .toList());
        var rows = new CopyRows("reconciliation_result (run_id, result_no, key, result, why, theirs, ours, difference,"
                + " row_count, line_count, causes, details, amounts)");
        long number = before;
        for (Matching.Pair pair : pairs) {
            Verdict verdict = run.rows() == 0
                    ? calculator.nothingSaid(pair.ours())
                    : calculator.verdict(pair.theirs(), pair.ours(), elsewhere.get(pair.key()));
            rows.text(run.runId()).number(++number);
            write(rows, pair, verdict);
        }
        parts.transactions().executeWithoutResult(_ -> rows.into(parts.dataSource()));
    }

    /** Nothing on a side is not 0: it is left out. */
    private static void write(CopyRows rows, Matching.Pair pair, Verdict verdict) {
        List<Step> steps = verdict.steps();
        rows.text(pair.key())
                .text(verdict.result().name())
                .text(verdict.why())
                .text(pair.theirs().rows() == 0 ? null : pair.theirs().sum().toString())
                .text(pair.ours().lines() == 0 ? null : pair.ours().value().toString())
                .amount(verdict.difference())
                .number(pair.theirs().rows())
                .number(pair.ours().lines())
                .array(steps.stream().map(step -> step.cause().name()).toList())
                .array(steps.stream().map(Step::detail).toList())
                .array(steps.stream().map(step -> step.amount().toString()).toList())
                .endRow();
    }
}
