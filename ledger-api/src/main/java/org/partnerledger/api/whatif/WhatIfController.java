package org.partnerledger.api.whatif;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.comparison.ComparisonReader;
import org.partnerledger.api.comparison.ComparisonReader.RunJson;
import org.partnerledger.api.comparison.ComparisonRun;
import org.partnerledger.api.comparison.ComparisonViews.LineJson;
import org.partnerledger.api.comparison.ComparisonViews.RowJson;
import org.partnerledger.api.comparison.ComparisonViews.RowOf;
import org.partnerledger.api.comparison.ComparisonViews.SideBySideJson;
import org.partnerledger.api.comparison.RunDesk;
import org.partnerledger.api.comparison.RunRequest;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.kernel.Period;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What other rules would make of closed or open months. Nothing follows from it but the run itself. */
@RestController
@RequestMapping("/api/v1/what-ifs")
public class WhatIfController {

    private final RunDesk desk;
    private final ComparisonReader reader;

    WhatIfController(RunDesk desk, ComparisonReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    /** Starts one; the job tells how far it has come. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = RunRequest.class)))
    public ResponseEntity<RunDesk.Started> ask(JsonBody body) {
        RunDesk.Started started = desk.start(
                desk.ask(ComparisonRun.Kind.WHAT_IF, body, CurrentUser.current().name(), (_, _) -> {}));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/what-ifs/" + started.id()))
                .body(started);
    }

    /** Newest first. */
    @GetMapping
    public Page<RunJson> list(PageQuery page) {
        return reader.list(ComparisonRun.Kind.WHAT_IF, page);
    }

    @GetMapping("/{id}")
    public RunJson show(@PathVariable String id) {
        return reader.show(desk.find(ComparisonRun.Kind.WHAT_IF, id));
    }

    /** The bridge, row by row: partner, month, plan and reason. */
    @GetMapping("/{id}/rows")
    public Page<RowJson> rows(
            @PathVariable String id, @RequestParam(required = false) @Nullable String partnerId, PageQuery page) {
        return reader.rows(desk.find(ComparisonRun.Kind.WHAT_IF, id), partnerId, page);
    }

    /** The lines behind a row, by number. */
    @GetMapping("/{id}/partners/{partnerId}/periods/{period}/rows/{row}/lines")
    Page<LineJson> lines(
            @PathVariable String id,
            @PathVariable String partnerId,
            @PathVariable Period period,
            @PathVariable int row,
            PageQuery page) {
        ComparisonRun run = desk.find(ComparisonRun.Kind.WHAT_IF, id);
        return reader.lines(new RowOf(run.runId(), partnerId, period, row), page);
    }

    /** Several of them side by side: the difference that each one makes, in the order of {@code ids}. */
    @GetMapping("/side-by-side")
    Page<SideBySideJson> sideBySide(@RequestParam List<String> ids, PageQuery page) {
        return reader.sideBySide(ComparisonRun.Kind.WHAT_IF, ids, page);
    }
}
