package org.partnerledger.api.recalculation;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.comparison.ComparisonReader;
import org.partnerledger.api.comparison.ComparisonReader.RunJson;
import org.partnerledger.api.comparison.ComparisonRun;
import org.partnerledger.api.comparison.ComparisonRun.Kind;
import org.partnerledger.api.comparison.ComparisonViews.LineJson;
import org.partnerledger.api.comparison.ComparisonViews.RowJson;
import org.partnerledger.api.comparison.ComparisonViews.RowOf;
import org.partnerledger.api.comparison.RunDesk;
import org.partnerledger.api.comparison.RunRequest;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.recalculation.RecalculationViews;
import org.partnerledger.projections.recalculation.RecalculationViews.RecalculationView;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closed months worked out again: asked for, looked at, approved by a second person, corrected. */
@RestController
@RequestMapping("/api/v1/recalculations")
public class RecalculationController {

    private static final JsonShape<String> REASON = JsonShapes.object(it -> it.required("reason", JsonShapes.name()));

    private final RunDesk runs;
    private final RecalculationDesk desk;
    private final ComparisonReader reader;
    private final RecalculationViews views;
    private final Persons persons;

    RecalculationController(
            RunDesk runs, RecalculationDesk desk, ComparisonReader reader, RecalculationViews views, Persons persons) {
        this.runs = runs;
        this.desk = desk;
        this.reader = reader;
        this.views = views;
        this.persons = persons;
    }

    /** Works out what it comes to; nothing is corrected before somebody else approves. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = RunRequest.class)))
    ResponseEntity<RunDesk.Started> ask(JsonBody body) {
        RunDesk.Started started = desk.ask(body, persons.present());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/recalculations/" + started.id()))
                .body(started);
    }

    /** Newest first. */
    @GetMapping
    public Page<RecalculationJson> list(PageQuery page) {
        return reader.list(Kind.RECALCULATION, page).map(this::json);
    }

    @GetMapping("/{id}")
    public RecalculationJson show(@PathVariable String id) {
        return json(reader.show(find(id)));
    }

    /** The bridge, row by row: partner, month, plan and reason. */
    @GetMapping("/{id}/rows")
    public Page<RowJson> rows(
            @PathVariable String id, @RequestParam(required = false) @Nullable String partnerId, PageQuery page) {
        return reader.rows(find(id), partnerId, page);
    }

    /** The lines behind a row, by number. */
    @GetMapping("/{id}/partners/{partnerId}/periods/{period}/rows/{row}/lines")
    Page<LineJson> lines(
            @PathVariable String id,
            @PathVariable String partnerId,
            @PathVariable Period period,
            @PathVariable int row,
            PageQuery page) {
        return reader.lines(new RowOf(find(id).runId(), partnerId, period, row), page);
    }

    /** Wants what was worked out; refused to whoever asked for it. */
    @PostMapping("/{id}/approve")
    public ResponseEntity<RunDesk.Started> approve(@PathVariable String id) {
        String jobId = desk.approve(find(id), persons.present());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + jobId))
                .body(new RunDesk.Started(id, jobId));
    }

    /** Does not want it. */
    @PostMapping("/{id}/reject")
    public RecalculationJson reject(@PathVariable String id, JsonBody body) {
        desk.reject(find(id), persons.present(), body.as(REASON));
        return show(id);
    }

    private ComparisonRun find(String id) {
        return runs.find(Kind.RECALCULATION, id);
    }

    private RecalculationJson json(RunJson run) {
        RecalculationView view = views.find(run.id()).orElseThrow();
        return new RecalculationJson(
                run.id(),
                view.state(),
                view.reason(),
                view.decidedBy(),
                view.decidedAt(),
                view.rejectedBecause(),
                view.corrected(),
                run);
    }

    /**
     * @param state ASKED, APPROVED or REJECTED
     * @param corrected partners that were corrected so far
     * @param comparison what it comes to
     */
    record RecalculationJson(
            String id,
            String state,
            String reason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String rejectedBecause,
            long corrected,
            RunJson comparison) {}
}
