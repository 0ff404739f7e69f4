package org.partnerledger.api.verification;

import java.net.URI;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.seal.SealProofs;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the whole store, or the month of one partner, against its seals (docs/seals.md). */
@RestController
public class VerificationController {

    private final Jobs jobs;
    private final SealProofs proofs;
    private final JsonMapper json;

    VerificationController(Jobs jobs, SealProofs proofs, JsonMapper json) {
        this.jobs = jobs;
        this.proofs = proofs;
        this.json = json;
    }

    /** Starts the job, whose result lists what does not hold. */
    @PostMapping("/api/v1/seals/verification")
    public ResponseEntity<StartedJson> verify() {
        return started(json.createObjectNode());
    }

    /**
     * The same of one month: its files, its amounts, the events of its close, and the chains up to it.
     *
     * @throws Refused NOT_SEALED, CLOSE_NOT_SEALED
     */
    @PostMapping("/api/v1/partners/{partnerId}/statements/{period}/seal/verification")
    public ResponseEntity<StartedJson> verifyMonth(@PathVariable PartnerId partnerId, @PathVariable Period period) {
        var _ = proofs.sealed(partnerId, period);
        return started(json.createObjectNode()
                .put(VerificationJob.PARTNER, partnerId.value())
                .put(VerificationJob.PERIOD, period.toString()));
    }

    private ResponseEntity<StartedJson> started(JsonNode argument) {
        String jobId = jobs.start(VerificationJob.NAME, argument);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + jobId))
                .body(new StartedJson(jobId));
    }

    /** The job that looks. */
    public record StartedJson(String jobId) {}
}
