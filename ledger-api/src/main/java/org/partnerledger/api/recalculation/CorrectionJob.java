package org.partnerledger.api.recalculation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.Redecision;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.api.readmodel.Causes;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.recalculation.CorrectionEvent.MonthCorrected;
import org.partnerledger.core.recalculation.CorrectionId;
import org.partnerledger.core.recalculation.RecalculationCommand.CorrectPartner;
import org.partnerledger.core.recalculation.RecalculationCommand.CorrectedReason;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.recalculation.CorrectionViews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Carries an approved recalculation out, partner by partner. Repeatable: who is corrected is passed over, and whose
 * books have moved on since the approval is left alone and named.
 */
final class CorrectionJob implements JobKind {

    static final String NAME = "correction";

    private final ApprovedRows rows;
    private final CorrectionViews corrections;
    private final PeriodViews periods;
    private final LedgerState state;
    private final CommandGateway commands;
    private final Redecision redecision;

    /** @param state one transaction after the other, over all nodes */
    record Parts(
            CorrectionViews corrections,
            PeriodViews periods,
            LedgerState state,
            CommandGateway commands,
            Redecision redecision) {}

    CorrectionJob(ApprovedRows rows, Parts parts) {
        this.rows = rows;
        this.corrections = parts.corrections();
        this.periods = parts.periods();
        this.state = parts.state();
        this.commands = parts.commands();
        this.redecision = parts.redecision();
    }

    static JsonNode argument(String runId) {
        return JsonNodeFactory.instance.objectNode().put("recalculationId", runId);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable JsonNode run(JobRun job) {
        String runId = job.argument().get("recalculationId").asString();
        List<PartnerId> partners = rows.partners(runId);
        var stale = new ArrayList<PartnerId>();
        long done = 0;
        for (PartnerId partner : partners) {
            // Exclusively: no close may end the month while the adjustments are put on it.
            if (!state.exclusively(() -> correct(runId, partner))) {
                stale.add(partner);
            }
            job.stepDone(++done, (long) partners.size(), done + " of " + partners.size() + " partners corrected");
        }
        var result = JsonNodeFactory.instance.objectNode().put("corrected", partners.size() - stale.size());
        var left = result.putArray("stale");
        stale.forEach(partner -> left.add(partner.value()));
        return result;
    }

    /** Whether it is corrected now. */
    private boolean correct(String runId, PartnerId partner) {
        if (corrections.isCorrected(runId, partner)) {
            return true;
        }
        Period through = periods.closedThrough(partner);
        if (through == null || rows.stalePartners(runId).contains(partner)) {
            return false;
        }
        List<MonthCorrected> months = rows.months(runId, partner);
        List<CorrectedReason> reasons = rows.reasons(runId, partner);
        var command = new CorrectPartner(
                new CorrectionId(runId, partner),
                rows.currency(runId, partner),
                corrections.correctionNo(partner) + 1,
                through.next(),
                months,
                rows.lines(runId, partner, months),
                reasons);
        Object _ = commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
                .andMetaData(Map.of(Causes.BY, "recalculation " + runId)));
        // In the same transaction: no refund keeps a reason that its base has lost.
        int _ = redecision.refundsOf(byLine(reasons));
        return true;
    }

    private static Map<Long, Optional<Exclusion>> byLine(List<CorrectedReason> reasons) {
        Map<Long, Optional<Exclusion>> byLine = new HashMap<>();
        for (CorrectedReason reason : reasons) {
            for (long lineNo : reason.lineNos()) {
                byLine.put(lineNo, Optional.ofNullable(reason.excluded()));
            }
        }
        return byLine;
    }
}
