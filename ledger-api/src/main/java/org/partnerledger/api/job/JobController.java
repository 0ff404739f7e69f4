package org.partnerledger.api.job;

import java.util.List;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows long work and how far it has come. */
@RestController
@RequestMapping("/api/v1/jobs")
public class JobController {

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Newest first. */
    @GetMapping
    public Page<JobState> list(PageQuery query) {
        int before = query.afterNumber(0, Integer.MAX_VALUE);
        return Page.of(
                query,
                jobs.list(before, query.fetch()),
                row -> List.of(Long.toString(row.number())),
                JobTable.Row::state);
    }

    @GetMapping("/{jobId}")
    public JobState show(@PathVariable String jobId) {
        return jobs.find(jobId);
    }
}
