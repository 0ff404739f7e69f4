package org.partnerledger.api.comparison;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.comparison.ComparisonViews.LineJson;
import org.partnerledger.api.comparison.ComparisonViews.LookedAt;
import org.partnerledger.api.comparison.ComparisonViews.RowJson;
import org.partnerledger.api.comparison.ComparisonViews.RowOf;
import org.partnerledger.api.comparison.ComparisonViews.RowPlace;
import org.partnerledger.api.comparison.ComparisonViews.SideBySideJson;
import org.partnerledger.api.comparison.ComparisonViews.Total;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.kernel.CurrencyCode;
import tools.jackson.databind.JsonNode;

/** Pages through what came of comparisons, the same for both kinds. */
public final class ComparisonReader {

    /** More than can be looked at side by side. */
    private static final int MOST_RUNS = 10;

    private final RunDesk desk;
    private final RunTable runs;
    private final ComparisonViews views;

    ComparisonReader(RunDesk desk, RunTable runs, ComparisonViews views) {
        this.desk = desk;
        this.runs = runs;
        this.views = views;
    }

    public RunJson show(ComparisonRun run) {
        return RunJson.of(run, desk.stateOf(run), views.lookedAt(run.runId()), views.totals(run.runId()));
    }

    public Page<RunJson> list(ComparisonRun.Kind kind, PageQuery page) {
        List<ComparisonRun> found = runs.list(kind, page.afterLong(0, Long.MAX_VALUE), page.fetch());
        return Page.of(page, found, run -> List.of(Long.toString(run.number())), this::show);
    }

    public Page<RowJson> rows(ComparisonRun run, @Nullable String partnerId, PageQuery page) {
        var after = new RowPlace(page.afterText(0, ""), page.afterNumber(1, 0), page.afterNumber(2, 0));
        return Page.of(
                page,
                views.rows(run.runId(), partnerId, after, page.fetch()),
                row -> List.of(row.partnerId(), Integer.toString(row.period().index()), Integer.toString(row.row())),
                row -> row);
    }

    public Page<LineJson> lines(RowOf row, PageQuery page) {
        String currency = views.currencyOf(row);
        if (currency == null) {
            throw new NotFound("there is no row " + row.row() + " of " + row.partnerId() + ", " + row.period());
        }
        return Page.of(
                page,
                views.lines(row, new CurrencyCode(currency).decimals(), page.afterLong(0, 0), page.fetch()),
                line -> List.of(Long.toString(line.lineNo())),
                line -> line);
    }

    public Page<SideBySideJson> sideBySide(ComparisonRun.Kind kind, List<String> runIds, PageQuery page) {
        if (runIds.size() < 2 || runIds.size() > MOST_RUNS) {
            throw InvalidRequest.parameter("ids", "2 to " + MOST_RUNS + " runs are expected");
        }
        runIds.forEach(runId -> {
            ComparisonRun _ = desk.find(kind, runId);
        });
        List<String> after = Stream.of(
                        page.afterText(0, ""),
                        Integer.toString(page.afterNumber(1, 0)),
                        page.afterText(2, ""),
                        page.afterText(3, ""),
                        page.afterText(4, ""))
                .toList();
        return Page.of(
                page,
                views.sideBySide(runIds, after, page.fetch()),
                it -> List.of(
                        it.partnerId(),
                        Integer.toString(it.period().index()),
                        it.about(),
                        it.reason(),
                        it.detail() == null ? "" : it.detail()),
                it -> it);
    }

    /**
     * A comparison as anyone may see it.
     *
     * @param state RUNNING, DONE or FAILED; its job tells how far it has come
     * @param partners that were looked at so far
     * @param totals by currency; a currency in which nothing differs is missing
     */
    public record RunJson(
            String id,
            JobState.State state,
            @Nullable String jobId,
            String askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt,
            long partners,
            long months,
            List<Total> totals,
            JsonNode request) {

        static RunJson of(ComparisonRun run, JobState.State state, LookedAt lookedAt, List<Total> totals) {
            return new RunJson(
                    run.runId(),
                    state,
                    run.jobId(),
                    run.askedBy(),
                    run.askedAt(),
                    run.finishedAt(),
                    lookedAt.partners(),
                    lookedAt.months(),
                    totals,
                    run.request());
        }
    }
}
