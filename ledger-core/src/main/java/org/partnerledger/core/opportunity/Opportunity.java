package org.partnerledger.core.opportunity;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.opportunity.OpportunityCommand.AcceptOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.Answer;
import org.partnerledger.core.opportunity.OpportunityCommand.AutoRejectOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.CheckVerification;
import org.partnerledger.core.opportunity.OpportunityCommand.RejectOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.RequireOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.ShareOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.SupersedeOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.VerifyOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.WinOpportunity;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAccepted;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAutoRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityShared;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunitySuperseded;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityVerified;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityWon;
import org.partnerledger.core.opportunity.OpportunityRefusal.AnsweredTooLate;
import org.partnerledger.core.opportunity.OpportunityRefusal.SharedBefore;
import org.partnerledger.core.opportunity.OpportunityRefusal.StepNotAllowed;
import org.partnerledger.core.opportunity.OpportunityRefusal.UnknownOpportunity;
import org.partnerledger.core.opportunity.OpportunityState.Step;

/** Guards one opportunity: it is answered once, by the right side and in time, and won only after that. */
class Opportunity {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable OpportunityId id;

    /** Null before it is shared. */
    private @Nullable OpportunityShared shared;

    OpportunityState state = OpportunityState.SHARED;

    /** For Axon, which replays events into an empty instance. */
    Opportunity() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ShareOpportunity it) {
        if (shared != null) {
            throw new Refused(new SharedBefore(it.opportunityId(), state, shared.direction()));
        }
        apply(new OpportunityShared(
                it.opportunityId(),
                it.direction(),
                it.partnerId(),
                it.customerId(),
                it.title(),
                it.same(),
                it.sharedAt(),
                it.sharedOn(),
                it.direction().answerWorkdays(),
                it.expectedAmount(),
                it.currency()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequireOpportunity it) {
        var _ = known(it);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(AcceptOpportunity it) {
        requireInTime(require(it, Step.ACCEPT), it.answer());
        apply(new OpportunityAccepted(it.opportunityId(), it.answer().at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DuplicatesId decide(CheckVerification it) {
        OpportunityShared known = require(it, Step.VERIFY);
        requireInTime(known, it.answer());
        return known.same();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(VerifyOpportunity it) {
        requireInTime(require(it, Step.VERIFY), it.answer());
        apply(new OpportunityVerified(it.opportunityId(), it.answer().at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RejectOpportunity it) {
        requireInTime(require(it, Step.REJECT), it.answer());
        apply(new OpportunityRejected(it.opportunityId(), it.answer().at(), it.reason()));
    }

    @CommandHandler
    void decide(AutoRejectOpportunity it) {
        if (state.allows(Step.AUTO_REJECT, known(it).direction())) {
            apply(new OpportunityAutoRejected(it.opportunityId()));
        }
    }

    @CommandHandler
    void decide(SupersedeOpportunity it) {
        if (state.allows(Step.SUPERSEDE, known(it).direction())) {
            apply(new OpportunitySuperseded(it.opportunityId(), it.winner()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WinOpportunity it) {
        var _ = require(it, Step.WIN);
        apply(new OpportunityWon(it.opportunityId(), it.at(), it.orderIds()));
    }

    @EventSourcingHandler
    void evolve(OpportunityEvent event) {
        id = event.opportunityId();
        state = switch (event) {
            case OpportunityShared it -> {
                shared = it;
                yield OpportunityState.SHARED;
            }
            case OpportunityAccepted _ -> OpportunityState.ACCEPTED;
            case OpportunityVerified _ -> OpportunityState.VERIFIED;
            case OpportunityRejected _ -> OpportunityState.REJECTED;
            case OpportunityAutoRejected _ -> OpportunityState.AUTO_REJECTED;
            case OpportunitySuperseded _ -> OpportunityState.DUPLICATE;
            case OpportunityWon _ -> OpportunityState.WON;
        };
    }

    private OpportunityShared known(OpportunityCommand command) {
        if (shared == null) {
            throw new Refused(new UnknownOpportunity(command.opportunityId()));
        }
        return shared;
    }

    private OpportunityShared require(OpportunityCommand command, Step step) {
        OpportunityShared known = known(command);
        if (!state.allows(step, known.direction())) {
            throw new Refused(new StepNotAllowed(command.opportunityId(), step, state, known.direction()));
        }
        return known;
    }

    private static void requireInTime(OpportunityShared it, Answer answer) {
        if (!answer.calendar().isWithin(it.sharedOn(), it.answerWorkdays(), answer.on())) {
            throw new Refused(new AnsweredTooLate(it.opportunityId(), it.sharedOn(), it.answerWorkdays(), answer.on()));
        }
    }
}
