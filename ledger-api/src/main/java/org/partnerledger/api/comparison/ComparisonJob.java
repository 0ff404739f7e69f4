package org.partnerledger.api.comparison;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.api.period.PeriodReads;
import org.partnerledger.api.store.Ahead;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.partner.PartnerStanding;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Works a comparison out, partner by partner: each over one state of the ledger, and written down in order of their
 * ids. Its memo is the last partner that is written, so that a later run goes on behind it.
 */
final class ComparisonJob implements JobKind {

    private final ComparisonRun.Kind kind;
    private final Parts parts;

    /**
     * @param snapshot a read-only transaction that sees one state throughout
     * @param transactions for writing
     */
    record Parts(
            PeriodReads reads,
            PartnerComparison comparison,
            RunTable runs,
            ComparisonTable results,
            TransactionTemplate snapshot,
            TransactionTemplate transactions,
            InstantSource clock) {}

    ComparisonJob(ComparisonRun.Kind kind, Parts parts) {
        this.kind = kind;
        this.parts = parts;
    }

    static String name(ComparisonRun.Kind kind) {
        return switch (kind) {
            case WHAT_IF -> "what-if";
            case RECALCULATION -> "recalculation";
        };
    }

    static JsonNode argument(String runId) {
        return JsonNodeFactory.instance.objectNode().put("runId", runId);
    }

    @Override
    public String name() {
        return name(kind);
    }

    @Override
    public @Nullable JsonNode run(JobRun job) {
        String runId = job.argument().get("runId").asString();
        ComparisonRun run = parts.runs()
                .find(kind, runId)
                .orElseThrow(() -> new IllegalStateException("there is no comparison " + runId));
        String done = job.memo() == null ? "" : job.memo().asString();
        List<PartnerStanding> partners = partners(run);
        List<PartnerStanding> left = partners.stream()
                .filter(partner -> Ids.BY_CODE_POINT.compare(partner.id().value(), done) > 0)
                .toList();
        long[] number = {partners.size() - left.size()};
        Ahead.inOrder("comparing-", left, partner -> compare(partner, run.rules()), (ComparedPartner compared) -> {
            parts.transactions().executeWithoutResult(_ -> parts.results().put(runId, compared));
            job.stepDone(
                    ++number[0],
                    (long) partners.size(),
                    number[0] + " of " + partners.size() + " partners compared",
                    JsonNodeFactory.instance.stringNode(compared.partnerId().value()));
        });
        parts.runs().finished(runId, parts.clock().instant());
        return argument(runId);
    }

    private List<PartnerStanding> partners(ComparisonRun run) {
        return parts.reads().directory().partners().stream()
                .filter(PartnerStanding::isTierOne)
                .filter(partner -> run.partners() == null || run.partners().contains(partner.id()))
                .toList();
    }

    private ComparedPartner compare(PartnerStanding partner, RuleSet rules) {
        return Objects.requireNonNull(parts.snapshot()
                .execute(_ ->
                        parts.comparison().compare(partner, rules, parts.clock().instant())));
    }
}
