package org.partnerledger.api.period;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closes months (contract.md, section 3): as a job, or while the caller waits. */
@RestController
@RequestMapping("/api/v1")
public class CloseController {

    private final CloseJob close;
    private final Jobs jobs;
    private final PartnerMonths months;

    CloseController(CloseJob close, Jobs jobs, PartnerMonths months) {
        this.close = close;
        this.jobs = jobs;
        this.months = months;
    }

    @PostMapping("/periods/{period}/close")
    public ResponseEntity<?> closeAll(@PathVariable Period period, @RequestParam(defaultValue = "false") boolean wait) {
        return close(period, null, wait);
    }

    @PostMapping("/partners/{partnerId}/periods/{period}/close")
    ResponseEntity<?> closeOne(
            @PathVariable String partnerId,
            @PathVariable Period period,
            @RequestParam(defaultValue = "false") boolean wait) {
        var partner = new PartnerId(partnerId);
        months.requireTierOne(partner);
        return close(period, partner, wait);
    }

    private ResponseEntity<?> close(Period period, @Nullable PartnerId only, boolean wait) {
        if (wait) {
            return ResponseEntity.ok(close.now(period, only));
        }
        close.requireClosable(period);
        String jobId = jobs.start(CloseJob.NAME, close.argument(period, only));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + jobId))
                .body(new StartedJson(jobId));
    }

    record StartedJson(String jobId) {}
}
