package org.partnerledger.api.reconciliation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.reconciliation.ReconciliationDesk.Asked;
import org.partnerledger.api.reconciliation.ReconciliationDesk.Started;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.reconciliation.Bridge;
import org.partnerledger.core.reconciliation.Measure;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** What the other side believes, held against the ledger. */
@RestController
@RequestMapping("/api/v1/reconciliations")
public class ReconciliationController {

    private final ReconciliationDesk desk;
    private final RunTable runs;
    private final ItemTable items;

    ReconciliationController(ReconciliationDesk desk, RunTable runs, ItemTable items) {
        this.desk = desk;
        this.runs = runs;
        this.items = items;
    }

    /** What a list was held against. */
    public enum ComparedWith {
        /** An open month as it stood then. */
        ESTIMATE,
        /** The same, and the month was closed after the run: what is published may be something else. */
        ESTIMATE_PUBLISHED_SINCE,
        /** The published month. */
        PUBLISHED
    }

    /**
     * A run.
     *
     * @param state RUNNING, DONE or FAILED
     * @param bridge from their total to ours; null until it is done, and where there is no total of theirs
     * @param comparedWith ESTIMATE, ESTIMATE_PUBLISHED_SINCE (the run is older than the close) or PUBLISHED
     * @param seal hash of the seal of the published month that it was compared with
     * @param openItems of the partner and measure up to this month, carried ones included
     */
    record RunJson(
            String id,
            String partnerId,
            Period period,
            Measure measure,
            String currency,
            JsonNode mapping,
            String askedBy,
            Instant askedAt,
            @Nullable String jobId,
            String state,
            long rows,
            @Nullable Amount theirs,
            @Nullable Amount ours,
            List<RunTable.Count> results,
            @Nullable Bridge bridge,
            ComparedWith comparedWith,
            @Nullable String seal,
            long openItems) {}

    /**
     * The file is the body, CSV in UTF-8 or XLSX whatever type it is sent as, its first row the names of its columns.
     *
     * @param mapping name of a saved one
     */
    @PostMapping
    ResponseEntity<Started> start(
            @RequestParam String partnerId,
            @RequestParam Period period,
            @RequestParam(defaultValue = "PERFORMANCE") Measure measure,
            @RequestParam String mapping,
            HttpServletRequest request)
            throws IOException {
        return started(desk.start(asked(partnerId, period, measure), desk.mapping(mapping), request.getInputStream()));
    }

    /** The same with the file as the part {@code file}; the part {@code mapping} may hold one that is not saved. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Started> startWithParts(
            @RequestParam String partnerId,
            @RequestParam Period period,
            @RequestParam(defaultValue = "PERFORMANCE") Measure measure,
            @RequestPart MultipartFile file,
            @RequestPart(name = "mapping") MultipartFile mapping)
            throws IOException {
        try (InputStream in = file.getInputStream();
                InputStream json = mapping.getInputStream()) {
            return started(desk.start(
                    asked(partnerId, period, measure), JsonBody.read(json).as(Mapping.SHAPE), in));
        }
    }

    /** The same for whoever has read the mapping already. */
    public Started start(String partnerId, Period period, Measure measure, Mapping mapping, InputStream file) {
        return desk.start(asked(partnerId, period, measure), mapping, file);
    }

    private static Asked asked(String partnerId, Period period, Measure measure) {
        return new Asked(new PartnerId(partnerId), period, measure);
    }

    private static ResponseEntity<Started> started(Started started) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/reconciliations/" + started.id()))
                .body(started);
    }

    /** Newest first. */
    @GetMapping
    public Page<RunJson> list(@RequestParam(required = false) @Nullable String partnerId, PageQuery query) {
        return Page.of(
                query,
                runs.list(partnerId, query.afterLong(0, Long.MAX_VALUE), query.fetch()),
                run -> List.of(Long.toString(run.runNo())),
                this::json);
    }

    @GetMapping("/{id}")
    public RunJson show(@PathVariable String id) {
        return json(runs.find(id));
    }

    private RunJson json(RunTable.Run run) {
        return new RunJson(
                run.runId(),
                run.partner().value(),
                run.period(),
                run.measure(),
                run.currency(),
                run.mapping().json(),
                run.askedBy(),
                run.askedAt(),
                run.jobId(),
                desk.stateOf(run),
                run.rows(),
                run.theirs(),
                run.ours(),
                run.finishedAt() == null ? List.of() : runs.counts(run.runId()),
                runs.bridge(run),
                run.comparedWith(),
                run.seal(),
                items.open(run));
    }
}
