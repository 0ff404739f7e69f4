package org.partnerledger.api.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.Asker;
import org.partnerledger.api.feed.FeedFormat;
import org.partnerledger.api.intake.IntakeReport.Problem;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives files and tells what became of them. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {

    private final Spool spool;
    private final Jobs jobs;
    private final JsonMapper json;

    ImportController(Spool spool, Jobs jobs, JsonMapper json) {
        this.spool = spool;
        this.jobs = jobs;
        this.json = json;
    }

    record ReceivedJson(String importId) {}

    /**
     * How an import stands.
     *
     * @param message why it failed, or what it is doing
     * @param notes on rows that were taken all the same, how many by code
     */
    record ImportJson(
            String importId,
            JobState.State state,
            long received,
            long accepted,
            long duplicates,
            long quarantined,
            List<Problem> problems,
            long bytesRead,
            @Nullable Long bytesTotal,
            String message,
            Map<String, Long> notes) {}

    /** The file is the body, whatever its media type; the answer comes when it is received, before it is taken. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReceivedJson receive(HttpServletRequest request) throws IOException {
        return receive(request, request.getInputStream());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReceivedJson receivePart(HttpServletRequest request, @RequestPart MultipartFile file) throws IOException {
        try (InputStream body = file.getInputStream()) {
            return receive(request, body);
        }
    }

    @GetMapping("/{importId}")
    ImportJson show(@PathVariable String importId) {
        JobState job = jobs.find(importId);
        if (!job.kind().equals(ImportJob.NAME)) {
            throw new Refused(new ImportRefusal.UnknownImport(importId));
        }
        ImportReport report = jobs.memo(importId)
                .map(memo -> json.treeToValue(memo, ImportReport.class))
                .orElse(ImportReport.NONE);
        return new ImportJson(
                importId,
                job.state(),
                report.received(),
                report.accepted(),
                report.duplicates(),
                report.quarantined(),
                report.problems(),
                job.done(),
                job.total(),
                job.message(),
                report.notes());
    }

    private ReceivedJson receive(HttpServletRequest request, InputStream body) throws IOException {
        FeedFormat format = format(query(request, "format"));
        String source = source(query(request, "source"), format);
        JsonNode argument = json.valueToTree(
                new ImportJob.Argument(spool.receive(body), format, source, spool.node(), Asker.name()));
        return new ReceivedJson(jobs.start(ImportJob.NAME, argument));
    }

    private static FeedFormat format(@Nullable String word) {
        return FeedFormat.of(word == null ? "" : word)
                .orElseThrow(() -> InvalidRequest.parameter("format", "spend, focus or events is expected"));
    }

    private static String source(@Nullable String source, FeedFormat format) {
        if (source == null) {
            return format.defaultSource();
        }
        if (!Ids.isValid(source)) {
            throw InvalidRequest.parameter(
                    "source", "1 to " + Ids.MAX_LENGTH + " characters, none of them a control, are expected");
        }
        return source;
    }

    /**
     * Read from the address itself: asked for as a parameter, a body that is said to be a form would be read for it.
     */
    private static @Nullable String query(HttpServletRequest request, String name) {
        String value = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst(name);
        try {
            return value == null ? null : UriUtils.decode(value.replace("+", "%20"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw InvalidRequest.parameter(name, "it cannot be read");
        }
    }
}
