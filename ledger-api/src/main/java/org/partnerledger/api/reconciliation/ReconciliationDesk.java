package org.partnerledger.api.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.reconciliation.ReconciliationController.ComparedWith;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.api.reconciliation.file.MappingTable;
import org.partnerledger.api.reconciliation.file.TheirFile;
import org.partnerledger.api.reconciliation.file.TheirRows;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.reconciliation.Measure;
import org.partnerledger.core.statement.Statement;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in, all of them or nothing, and starts their comparison. */
public final class ReconciliationDesk {

    private final Parts parts;

    record Parts(
            RunTable runs,
            MappingTable mappings,
            PartnerMonths months,
            Jobs jobs,
            DataSource dataSource,
            TransactionTemplate transactions,
            LedgerClock clock) {}

    ReconciliationDesk(Parts parts) {
        this.parts = parts;
    }

    /** What a file is held against. */
    record Asked(PartnerId partner, Period period, Measure measure) {}

    /** A run, and the job that compares. */
    public record Started(String id, String jobId) {}

    /** @throws Refused UNKNOWN_MAPPING */
    Mapping mapping(String name) {
        return parts.mappings().find(name);
    }

    /**
     * @throws Refused NOT_FOUND where the partner has no such month, NOT_PUBLISHED for shares of an open one,
     *     UNREADABLE where the file is none
     */
    Started start(Asked asked, Mapping mapping, InputStream file) {
        if (asked.measure().isOfLines() == mapping.isOfBooks()) {
            throw InvalidRequest.parameter("measure", "BOOKS are compared by account, everything else by lines");
        }
        Statement statement = parts.months().statement(asked.partner(), asked.period(), null);
        if (asked.measure() == Measure.INCENTIVE && statement.revision() == 0) {
            throw new Refused(
                    new ReconciliationRefusal.NotPublished(asked.period().toString()));
        }
        String currency = statement.currency().code();
        String runId = UUID.randomUUID().toString();
        parts.transactions().executeWithoutResult(_ -> {
            var rows = new TheirRows(runId, mapping, currency, parts.dataSource());
            try {
                TheirFile.read(file, mapping, rows);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            parts.runs()
                    .insert(new RunTable.Run(
                            0,
                            runId,
                            asked.partner(),
                            asked.period(),
                            asked.measure(),
                            currency,
                            mapping,
                            CurrentUser.current().name(),
                            parts.clock().instant(),
                            null,
                            rows.finish(),
                            null,
                            null,
                            null,
                            ComparedWith.ESTIMATE,
                            null));
        });
        String jobId = parts.jobs().start(ReconciliationJob.NAME, ReconciliationJob.argument(runId));
        parts.runs().started(runId, jobId);
        return new Started(runId, jobId);
    }

    String stateOf(RunTable.Run run) {
        if (run.finishedAt() != null) {
            return JobState.State.DONE.name();
        }
        return run.jobId() == null
                ? JobState.State.RUNNING.name()
                : parts.jobs().find(Objects.requireNonNull(run.jobId())).state().name();
    }
}
