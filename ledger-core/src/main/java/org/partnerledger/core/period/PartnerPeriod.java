package org.partnerledger.core.period;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Arrays;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.period.PeriodCommand.BeginClose;
import org.partnerledger.core.period.PeriodCommand.FinishClose;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.period.PeriodEvent.PeriodClosing;
import org.partnerledger.core.period.PeriodEvent.SharesAllocated;
import org.partnerledger.core.period.PeriodRefusal.DoesNotAddUp;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.StatementState;

/** Guards one partner's month: it closes once, and only with documents that add up. Holds no lines. */
class PartnerPeriod {

    /** Lines in one event of shares: some 100 KB. */
    private static final int SHARES_PER_EVENT = 5_000;

    @AggregateIdentifier
    private @Nullable PeriodId id;

    private State state = State.OPEN;

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    /** For Axon, which replays events into an empty instance. */
    PartnerPeriod() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(BeginClose command) {
        if (state == State.OPEN) { // Else an interrupted close goes on where it was.
            apply(new PeriodClosing(
                    command.periodId().partnerId(),
                    command.periodId().period(),
                    command.firstCovered(),
                    command.rulesNo()));
        }
    }

    @CommandHandler
    void decide(FinishClose command) {
        if (state == State.CLOSED) {
            return; // Closed by an earlier call, whose answer got lost.
        }
        if (state != State.CLOSING) {
            throw new IllegalStateException(id + " was not closing");
        }
        SettledPeriod settled = command.settled();
        if (!settled.breaks().isEmpty()) {
            throw new Refused(new DoesNotAddUp(
                    command.periodId().partnerId(), command.periodId().period(), settled.breaks()));
        }
        settled.shares().forEach((plan, allocation) -> applyShares(command.periodId(), plan, allocation));
        apply(closed(command));
    }

    @EventSourcingHandler
    void evolve(PeriodEvent event) {
        id = new PeriodId(event.partnerId(), event.period());
        state = switch (event) {
            case PeriodClosing _ -> State.CLOSING;
            case SharesAllocated _ -> state;
            case PeriodClosed _ -> State.CLOSED;
        };
    }

    private static void applyShares(PeriodId id, PlanId plan, Shares.Allocation allocation) {
        for (int from = 0; from < allocation.lineNos().length; from += SHARES_PER_EVENT) {
            int to = Math.min(from + SHARES_PER_EVENT, allocation.lineNos().length);
            apply(new SharesAllocated(
                    id.partnerId(),
                    id.period(),
                    plan,
                    Arrays.copyOfRange(allocation.lineNos(), from, to),
                    Arrays.copyOfRange(allocation.shares(), from, to)));
        }
    }

    private static PeriodClosed closed(FinishClose command) {
        SettledPeriod settled = command.settled();
        Statement statement = settled.statement().published(StatementState.PENDING_CONFIRMATION, 1);
        return new PeriodClosed(
                command.periodId().partnerId(),
                command.periodId().period(),
                settled.bill().in(BillState.CLOSED),
                command.tierTwoBills().stream()
                        .map((Bill bill) -> bill.in(BillState.CLOSED))
                        .toList(),
                statement,
                settled.explanation(),
                settled.decisions(),
                settled.results(),
                settled.frozenNow(),
                settled.releasedNow(),
                settled.frozenBenefitsAfter(),
                command.proof());
    }
}
