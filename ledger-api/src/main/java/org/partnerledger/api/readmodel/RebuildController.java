package org.partnerledger.api.readmodel;

import java.net.URI;
import org.partnerledger.api.job.Jobs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Lets an operator build the read models again. */
@RestController
public class RebuildController {

    private final Jobs jobs;
    private final JsonMapper json;

    RebuildController(Jobs jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    @PostMapping("/api/v1/read-models/rebuild")
    public ResponseEntity<StartedJson> rebuild() {
        String jobId = jobs.start(RebuildJob.NAME, json.createObjectNode());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + jobId))
                .body(new StartedJson(jobId));
    }

    record StartedJson(String jobId) {}
}
