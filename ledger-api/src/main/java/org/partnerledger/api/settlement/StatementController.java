package org.partnerledger.api.settlement;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.settlement.Correction;
import org.partnerledger.core.settlement.Dispute;
import org.partnerledger.core.settlement.SettlementCommand.ConfirmStatement;
import org.partnerledger.core.settlement.SettlementCommand.CorrectStatement;
import org.partnerledger.core.settlement.SettlementCommand.DisputeStatement;
import org.partnerledger.core.settlement.SettlementCommand.RejectDispute;
import org.partnerledger.core.settlement.SettlementCommand.UpholdDispute;
import org.partnerledger.core.settlement.SettlementRefusal.NotPublished;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.settlement.SettlementViews;
import org.partnerledger.projections.settlement.SettlementViews.DisputeView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Confirms published statements, objects to them, and decides about objections. */
@RestController
@RequestMapping("/api/v1/partners/{partnerId}/statements/{period}")
public class StatementController {

    private final CommandGateway commands;
    private final SettlementViews statements;
    private final PeriodViews periods;
    private final LedgerState ledger;

    StatementController(CommandGateway commands, SettlementViews statements, PeriodViews periods, LedgerState ledger) {
        this.commands = commands;
        this.statements = statements;
        this.periods = periods;
        this.ledger = ledger;
    }

    /** Confirms the whole statement. */
    @PostMapping("/confirm")
    public StateJson confirm(@PathVariable PartnerId partnerId, @PathVariable Period period) {
        Object _ = commands.sendAndWait(new ConfirmStatement(new StatementId(partnerId, period)));
        return state(partnerId, period);
    }

    /** Where it stands, and what can be done there. */
    @GetMapping("/state")
    public StateJson state(@PathVariable PartnerId partnerId, @PathVariable Period period) {
        return statements
                .statement(partnerId, period)
                .map(StateJson::of)
                .orElseThrow(() -> new Refused(new NotPublished(new StatementId(partnerId, period))));
    }

    /** Raises a dispute; raising the same one again changes nothing. */
    @PostMapping("/disputes")
    @ResponseStatus(HttpStatus.CREATED)
    public DisputeView dispute(@PathVariable PartnerId partnerId, @PathVariable Period period, JsonBody body) {
        Dispute dispute = body.as(DisputeShapes.DISPUTE);
        Object _ = commands.sendAndWait(new DisputeStatement(new StatementId(partnerId, period), dispute));
        return find(partnerId, period, dispute.disputeId());
    }

    @GetMapping("/disputes")
    public List<DisputeView> disputes(@PathVariable PartnerId partnerId, @PathVariable Period period) {
        StateJson _ = state(partnerId, period);
        return statements.disputes(partnerId, period);
    }

    /** The partner was right: the amount becomes an adjustment on the first open statement. */
    @PostMapping("/disputes/{disputeId}/uphold")
    public DisputeView uphold(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            @PathVariable String disputeId,
            JsonBody body) {
        Adjusting adjusting = body.as(ADJUSTING);
        requirePayable(partnerId, period, adjusting.amount());
        // Exclusively: no close may end the month while the adjustment is put on it.
        boolean _ = ledger.exclusively(() -> {
            Object _ = commands.sendAndWait(new UpholdDispute(
                    new StatementId(partnerId, period), disputeId, adjusting.onFirstOpen(partnerId, period, periods)));
            return true;
        });
        return find(partnerId, period, disputeId);
    }

    @PostMapping("/disputes/{disputeId}/reject")
    public DisputeView reject(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            @PathVariable String disputeId,
            JsonBody body) {
        String reason = body.as(REASON);
        Object _ = commands.sendAndWait(new RejectDispute(new StatementId(partnerId, period), disputeId, reason));
        return find(partnerId, period, disputeId);
    }

    /** Corrects a closed month deliberately, by an adjustment on the first open statement. */
    @PostMapping("/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    CorrectionJson correct(@PathVariable PartnerId partnerId, @PathVariable Period period, JsonBody body) {
        Correcting it = body.as(CORRECTING);
        requirePayable(partnerId, period, it.adjusting().amount());
        Correction correction = ledger.exclusively(() -> {
            Correction made = it.adjusting().onFirstOpen(partnerId, period, periods);
            Object _ = commands.sendAndWait(
                    new CorrectStatement(new StatementId(partnerId, period), it.correctionId(), made));
            return made;
        });
        return new CorrectionJson(
                it.correctionId(), correction.reason(), period, correction.standsOn(), correction.amount());
    }

    /** What stands on a statement can be paid: it has no more decimals than its currency. */
    private void requirePayable(PartnerId partnerId, Period period, Amount amount) {
        statements.statement(partnerId, period).ifPresent(it -> {
            if (amount.value().scale() > it.currency().decimals()) {
                String detail = amount + " has more decimals than " + it.currency();
                throw InvalidRequest.schema(List.of(new Problem("/amount", "FORMAT", detail)));
            }
        });
    }

    private DisputeView find(PartnerId partnerId, Period period, String disputeId) {
        return statements.disputes(partnerId, period).stream()
                .filter(it -> it.disputeId().equals(disputeId))
                .findFirst()
                .orElseThrow();
    }

    private static final JsonShape<String> REASON = JsonShapes.object(it -> it.required("reason", JsonShapes.name()));

    /** What an adjustment is about; the month it stands on follows from the ledger. */
    private record Adjusting(Amount amount, String reason, List<String> lines) {

        Correction onFirstOpen(PartnerId partner, Period corrected, PeriodViews periods) {
            Period through = periods.closedThrough(partner);
            return new Correction(reason, amount, through == null ? corrected.next() : through.next(), lines);
        }
    }

    private record Correcting(String correctionId, Adjusting adjusting) {}

    private static final JsonShape<Adjusting> ADJUSTING = JsonShapes.object(it -> {
        var amount = it.required("amount", JsonShapes.amount());
        var reason = it.optional("reason", Correction.DISPUTE_UPHELD, DisputeShapes.CODE);
        var lines = it.optional("lines", List.of(), JsonShapes.listOf(JsonShapes.id()));
        return () -> new Adjusting(amount.get(), reason.get(), lines.get());
    });

    private static final JsonShape<Correcting> CORRECTING = JsonShapes.object(it -> {
        var id = it.required("correctionId", JsonShapes.id());
        var amount = it.required("amount", JsonShapes.amount());
        var reason = it.required("reason", DisputeShapes.CODE);
        var lines = it.optional("lines", List.of(), JsonShapes.listOf(JsonShapes.id()));
        return () -> new Correcting(id.get(), new Adjusting(amount.get(), reason.get(), lines.get()));
    });

    record CorrectionJson(String correctionId, String reason, Period correctedPeriod, Period standsOn, Amount amount) {}
}
