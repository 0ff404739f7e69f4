package org.partnerledger.api.reconciliation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.api.reconciliation.ResultTable.ResultJson;
import org.partnerledger.api.reconciliation.ResultTable.RowJson;
import org.partnerledger.api.table.Column;
import org.partnerledger.api.table.TableFile;
import org.partnerledger.api.table.TableFormat;
import org.partnerledger.core.reconciliation.Cause;
import org.partnerledger.core.reconciliation.Result;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What came of a reconciliation, key by key. */
@RestController
@RequestMapping("/api/v1/reconciliations/{id}")
public class ResultController {

    private static final List<Column> COLUMNS = List.of(
            Column.number("no"),
            Column.text("key"),
            Column.text("result"),
            Column.text("why"),
            Column.amount("theirs"),
            Column.amount("ours"),
            Column.amount("difference"),
            Column.number("rows"),
            Column.number("lines"),
            Column.text("causes"),
            Column.text("compared_with"),
            Column.text("seal"));

    /** Beside what stands in the file, as with the files of a statement. */
    private static final String SEAL = "Ledger-Seal";

    private final RunTable runs;
    private final ResultTable results;

    ResultController(RunTable runs, ResultTable results) {
        this.runs = runs;
        this.results = results;
    }

    /** By number; all, or those of one result, or those with one cause. */
    @GetMapping("/results")
    public Page<ResultJson> results(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Result result,
            @RequestParam(required = false) @Nullable Cause cause,
            PageQuery query) {
        RunTable.Run run = runs.findDone(id);
        return Page.of(
                query,
                results.list(new ResultTable.Filter(run.runId(), result, cause), query.afterLong(0, 0), query.fetch()),
                it -> List.of(Long.toString(it.no())),
                it -> it);
    }

    /** One of them, for pages. */
    public ResultJson result(String id, long no) {
        RunTable.Run run = runs.findDone(id);
        return results.list(new ResultTable.Filter(run.runId(), null, null), no - 1, 1).stream()
                .filter(it -> it.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("there is no result " + no));
    }

    /** The rows of the file behind a result, as they were understood. */
    @GetMapping("/results/{no}/rows")
    public Page<RowJson> rows(@PathVariable String id, @PathVariable long no, PageQuery query) {
        RunTable.Run run = runs.findDone(id);
        return Page.of(
                query,
                results.rows(run.runId(), no, query.afterLong(0, 0), query.fetch()),
                it -> List.of(Long.toString(it.row())),
                it -> it);
    }

    /**
     * All results as a file, with the seal of the published month that they were compared with.
     *
     * @param format csv or xlsx
     */
    @GetMapping("/file")
    ResponseEntity<StreamingResponseBody> file(
            @PathVariable String id, @RequestParam(defaultValue = "csv") String format) {
        TableFormat form = switch (format) {
            case "csv" -> TableFormat.CSV;
            case "xlsx" -> TableFormat.XLSX;
            default -> throw InvalidRequest.parameter("format", "csv or xlsx is expected");
        };
        RunTable.Run run = runs.findDone(id);
        String name = "reconciliation-" + run.period() + "." + form.ending();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (run.seal() != null) {
            answer = answer.header(SEAL, run.seal());
        }
        return answer.contentType(MediaType.parseMediaType(form.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out -> {
                    Path part = Files.createTempFile("reconciliation", "." + form.ending());
                    try {
                        write(run, form, part);
                        Files.copy(part, out);
                    } finally {
                        Files.delete(part);
                    }
                });
    }

    private void write(RunTable.Run run, TableFormat form, Path part) throws IOException {
        try (TableFile table = form.create(part, "Reconciliation", COLUMNS)) {
            if (run.seal() != null) {
                table.note("seal " + run.partner().value() + " " + run.period(), run.seal());
            }
            long after = 0;
            List<ResultJson> page;
            do {
                page = results.list(new ResultTable.Filter(run.runId(), null, null), after, PageQuery.MAX_LIMIT);
                for (ResultJson it : page) {
                    table.row(cells(run, it));
                    after = it.no();
                }
            } while (page.size() == PageQuery.MAX_LIMIT);
        }
    }

    private static @Nullable Object[] cells(RunTable.Run run, ResultJson it) {
        return new @Nullable Object[] {
            it.no(),
            it.key() == null ? null : String.join(" ", it.key()),
            it.result().name(),
            it.why(),
            it.theirs() == null ? null : it.theirs().value(),
            it.ours() == null ? null : it.ours().value(),
            it.difference() == null ? null : it.difference().value(),
            it.rows(),
            it.lines(),
            String.join(
                    "; ",
                    it.steps().stream()
                            .map(step -> (step.cause() + " " + step.detail()).strip() + " " + step.amount())
                            .toList()),
            run.comparedWith().name(),
            run.seal()
        };
    }
}
