package org.partnerledger.api.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.table.TableFormat;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts exports, tells how far they are, and hands the files over. */
@RestController
@RequestMapping("/api/v1/exports")
class ExportController {

    private static final Period FIRST = Period.of("2000-01");
    private static final Period LAST = Period.of("2100-12");

    private final Jobs jobs;
    private final ExportFiles files;
    private final PartnerMonths months;
    private final JsonMapper json;

    ExportController(Jobs jobs, ExportFiles files, PartnerMonths months, JsonMapper json) {
        this.jobs = jobs;
        this.files = files;
        this.months = months;
        this.json = json;
    }

    record StartedJson(String exportId) {}

    /**
     * How an export stands.
     *
     * @param message why it failed, or what it is doing
     * @param rows null until it is done
     * @param bytes of the file; null until it is done
     * @param file where to fetch it; null until it is done
     */
    record ExportJson(
            String exportId,
            ExportKind kind,
            TableFormat format,
            JobState.State state,
            long done,
            @Nullable Long total,
            String message,
            @Nullable Long rows,
            @Nullable Long bytes,
            @Nullable String file) {}

    /**
     * Starts one; the same one again while it runs is that one.
     *
     * @param kind lines, events or focus
     * @param format csv, xlsx or parquet
     * @param partnerId tier 1; without it all of them
     * @param from first bill month
     * @param to last bill month, included
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    StartedJson start(
            @RequestParam String kind,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to) {
        ExportKind chosen = ExportKind.of(kind)
                .orElseThrow(() -> InvalidRequest.parameter("kind", "lines, events or focus is expected"));
        TableFormat form = format(chosen, format);
        Period first = from == null ? FIRST : from;
        Period last = to == null ? LAST : to;
        if (last.isBefore(first)) {
            throw InvalidRequest.parameter("to", "a month not before " + first + " is expected");
        }
        if (partnerId != null && months.isTierTwo(new PartnerId(partnerId))) {
            throw InvalidRequest.parameter("partnerId", "a tier-1 partner is expected: lines stand on its bill");
        }
        return new StartedJson(jobs.start(
                ExportJob.NAME, json.valueToTree(new ExportJob.Argument(chosen, form, partnerId, first, last))));
    }

    @GetMapping("/{exportId}")
    ExportJson show(@PathVariable String exportId) {
        JobState job = find(exportId);
        ExportJob.Argument argument = argument(job);
        JsonNode result = job.state() == JobState.State.DONE ? job.result() : null;
        return new ExportJson(
                exportId,
                argument.kind(),
                argument.format(),
                job.state(),
                job.done(),
                job.total(),
                job.message(),
                result == null ? null : result.get("rows").asLong(),
                result == null ? null : result.get("bytes").asLong(),
                result == null ? null : "/api/v1/exports/" + exportId + "/file");
    }

    @GetMapping("/{exportId}/file")
    ResponseEntity<Resource> file(@PathVariable String exportId) throws IOException {
        JobState job = find(exportId);
        if (job.state() != JobState.State.DONE) {
            throw new Refused(new ExportRefusal.NotReady(exportId, job.state().name()));
        }
        Path file = files.file(exportId);
        if (!Files.exists(file)) {
            throw new Refused(new ExportRefusal.UnknownExport(exportId));
        }
        ExportJob.Argument argument = argument(job);
        String name = argument.kind().word() + "." + argument.kind().ending(argument.format());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(argument.kind().mediaType(argument.format())))
                .contentLength(Files.size(file))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new FileSystemResource(file));
    }

    private JobState find(String exportId) {
        JobState job = jobs.find(exportId);
        if (!job.kind().equals(ExportJob.NAME)) {
            throw new Refused(new ExportRefusal.UnknownExport(exportId));
        }
        return job;
    }

    private ExportJob.Argument argument(JobState job) {
        return json.treeToValue(job.argument(), ExportJob.Argument.class);
    }

    private static TableFormat format(ExportKind kind, String word) {
        for (TableFormat format : kind.formats()) {
            if (format.ending().equals(word)) {
                return format;
            }
        }
        throw InvalidRequest.parameter(
                "format",
                "one of "
                        + kind.formats().stream()
                                .map(TableFormat::ending)
                                .sorted()
                                .toList() + " is expected for " + kind.word());
    }
}
