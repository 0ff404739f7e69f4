package org.partnerledger.api.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows long work and how far it has come. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobController {

    private static final int MOST = 1_000;

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    record PageJson(List<JobState> items, @Nullable String next) {}

    /** Newest first. */
    @GetMapping
    PageJson list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor) {
        int size = Math.clamp(limit, 1, MOST);
        List<JobTable.Row> rows = jobs.list(cursor, size);
        String next = rows.size() < size ? null : Long.toString(rows.getLast().number());
        return new PageJson(rows.stream().map(JobTable.Row::state).toList(), next);
    }

    @GetMapping("/{jobId}")
    JobState show(@PathVariable String jobId) {
        return jobs.find(jobId);
    }
}
