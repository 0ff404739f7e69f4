package org.partnerledger.api.verification;

import java.net.URI;
import org.partnerledger.api.job.Jobs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Lets an operator or auditor hold the whole store against its seals (docs/seals.md). */
@RestController
class VerificationController {

    private final Jobs jobs;
    private final JsonMapper json;

    VerificationController(Jobs jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    /** Starts the job, whose result lists what does not hold. */
    @PostMapping("/api/v1/seals/verification")
    ResponseEntity<StartedJson> verify() {
        String jobId = jobs.start(VerificationJob.NAME, json.createObjectNode());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + jobId))
                .body(new StartedJson(jobId));
    }

    record StartedJson(String jobId) {}
}
