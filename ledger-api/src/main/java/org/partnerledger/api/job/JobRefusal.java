package org.partnerledger.api.job;

import org.partnerledger.core.kernel.Refusal;

/** Why nothing can be said about a job. */
public sealed interface JobRefusal extends Refusal {

    record UnknownJob(String jobId) implements JobRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_JOB";
        }

        @Override
        public String message() {
            return "there is no job '" + jobId + "'";
        }
    }
}
