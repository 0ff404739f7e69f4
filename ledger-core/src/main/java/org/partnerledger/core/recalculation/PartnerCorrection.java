package org.partnerledger.core.recalculation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.recalculation.CorrectionEvent.LinesCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.PartnerCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.ReasonCorrected;
import org.partnerledger.core.recalculation.RecalculationCommand.CorrectPartner;
import org.partnerledger.core.recalculation.RecalculationCommand.CorrectedLines;
import org.partnerledger.core.recalculation.RecalculationCommand.CorrectedReason;

/** Guards what one recalculation does to one partner: it happens once. Holds no lines. */
class PartnerCorrection {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable CorrectionId id;

    private boolean corrected;

    /** For Axon, which replays events into an empty instance. */
    PartnerCorrection() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(CorrectPartner it) {
        if (corrected) {
            return; // Done by an earlier call, whose answer got lost.
        }
        String recalculation = it.id().recalculationId();
        for (CorrectedLines lines : it.lines()) {
            apply(new LinesCorrected(
                    recalculation,
                    it.id().partnerId(),
                    lines.period(),
                    lines.row(),
                    lines.key(),
                    it.standsOn(),
                    lines.part().lineNos(),
                    lines.part().before(),
                    lines.part().after()));
        }
        for (CorrectedReason reason : it.reasons()) {
            apply(new ReasonCorrected(recalculation, it.id().partnerId(), reason.excluded(), reason.lineNos()));
        }
        apply(new PartnerCorrected(
                recalculation, it.id().partnerId(), it.currency(), it.correctionNo(), it.standsOn(), it.months()));
    }

    @EventSourcingHandler
    void evolve(CorrectionEvent event) {
        id = new CorrectionId(event.recalculationId(), event.partnerId());
        switch (event) {
            case LinesCorrected _ -> {} // Says which lines, and changes nothing here.
            case ReasonCorrected _ -> {} // Likewise.
            case PartnerCorrected _ -> corrected = true;
        }
    }
}
