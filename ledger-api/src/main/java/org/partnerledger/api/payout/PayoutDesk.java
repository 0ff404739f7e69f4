package org.partnerledger.api.payout;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.payout.PayoutCommand;
import org.partnerledger.core.payout.PayoutCommand.ApplyPayout;
import org.partnerledger.core.payout.PayoutCommand.ChoosePayoutMode;
import org.partnerledger.core.payout.PayoutCommand.FailPayout;
import org.partnerledger.core.payout.PayoutCommand.OpenPayout;
import org.partnerledger.core.payout.PayoutCommand.PayPayout;
import org.partnerledger.core.payout.PayoutCommand.ReconcilePayout;
import org.partnerledger.core.payout.PayoutId;
import org.partnerledger.core.payout.PayoutMode;
import org.partnerledger.core.payout.PayoutRefusal.NothingToPay;
import org.partnerledger.core.payout.PayoutRefusal.UnknownPayout;
import org.partnerledger.core.payout.Portion;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.settlement.SettlementCommand.CompleteStatement;
import org.partnerledger.core.settlement.SettlementCommand.IssueStatement;
import org.partnerledger.core.settlement.SettlementCommand.ReturnStatement;
import org.partnerledger.core.settlement.SettlementRefusal.NotPublished;
import org.partnerledger.core.settlement.SettlementRefusal.StepNotAllowed;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.core.settlement.StatementStep;
import org.partnerledger.projections.payout.PayoutView;
import org.partnerledger.projections.payout.PayoutViews;
import org.partnerledger.projections.rules.RulesViews;
import org.partnerledger.projections.settlement.SettlementViews;
import org.partnerledger.projections.settlement.SettlementViews.StatementView;

/** Steps of a payout that move its statements, too: both in one transaction, so that no statement is paid twice. */
final class PayoutDesk {

    private final CommandGateway commands;
    private final PayoutViews payouts;
    private final SettlementViews statements;
    private final RulesViews rules;
    private final Together together;

    PayoutDesk(
            CommandGateway commands,
            PayoutViews payouts,
            SettlementViews statements,
            RulesViews rules,
            Together together) {
        this.commands = commands;
        this.payouts = payouts;
        this.statements = statements;
        this.rules = rules;
        this.together = together;
    }

    /** The ledger's time, and its one transaction at a time. */
    record Together(LedgerClock clock, LedgerState ledger) {

        void run(Runnable steps) {
            boolean _ = ledger.exclusively(() -> {
                steps.run();
                return true;
            });
        }
    }

    /**
     * What is asked for.
     *
     * @param payoutId null lets the ledger name it
     * @param periods null for all confirmed statements with anything payable
     * @param mode null leaves the choice for later
     */
    record Application(
            @Nullable String payoutId,
            PartnerId partnerId,
            @Nullable List<Period> periods,
            @Nullable PayoutMode mode) {}

    /**
     * Opens a payout over all, one or some of the confirmed statements.
     *
     * @throws Refused NOTHING_TO_PAY, and OUT_OF_ORDER for a statement that is not confirmed
     */
    PayoutView open(Application asked) {
        String named = asked.payoutId() == null ? UUID.randomUUID().toString() : asked.payoutId();
        var id = new PayoutId(named);
        together.run(() -> {
            List<StatementView> chosen = chosen(id, asked.partnerId(), asked.periods());
            CurrencyCode currency = chosen.getFirst().currency();
            List<Portion> portions = chosen.stream()
                    .map(it -> new Portion(it.period(), it.payable(), it.resale()))
                    .toList();
            send(new OpenPayout(id, asked.partnerId(), currency, portions));
            if (asked.mode() != null) {
                send(new ChoosePayoutMode(id, asked.mode()));
            }
        });
        return find(id);
    }

    /** Applies for it; its statements are on their way from here on. */
    PayoutView apply(PayoutId id) {
        PayoutView payout = find(id);
        together.run(() -> {
            send(new ApplyPayout(id, today(), rules.current().calendar()));
            payout.statements().forEach(it -> send(new IssueStatement(statement(payout, it), id.value())));
        });
        return find(id);
    }

    PayoutView reconcile(PayoutId id) {
        return step(() -> new ReconcilePayout(id, today(), parameters().tax()));
    }

    PayoutView pay(PayoutId id, String reference) {
        PayoutView payout = find(id);
        together.run(() -> {
            send(new PayPayout(id, today(), reference));
            payout.statements().forEach(it -> send(new CompleteStatement(statement(payout, it), id.value())));
        });
        return find(id);
    }

    /** Its statements are confirmed as before and can be asked for again. */
    PayoutView fail(PayoutId id, String reason) {
        PayoutView payout = find(id);
        together.run(() -> {
            send(new FailPayout(id, today(), reason));
            payout.statements().forEach(it -> send(new ReturnStatement(statement(payout, it), id.value())));
        });
        return find(id);
    }

    /** A step that concerns nothing but the payout. */
    PayoutView step(Supplier<PayoutCommand> step) {
        PayoutCommand command = step.get();
        send(command);
        return find(command.payoutId());
    }

    /** @throws Refused UNKNOWN_REFERENCE */
    PayoutView find(PayoutId id) {
        return payouts.find(id.value()).orElseThrow(() -> new Refused(new UnknownPayout(id)));
    }

    LocalDate today() {
        return LocalDate.ofInstant(together.clock().instant(), parameters().zone());
    }

    private List<StatementView> chosen(PayoutId id, PartnerId partner, @Nullable List<Period> periods) {
        List<StatementView> chosen = periods == null
                ? statements.payable(partner)
                : periods.stream()
                        .distinct()
                        .sorted()
                        .map(period -> confirmed(partner, period))
                        .filter(it -> it.payable().signum() > 0)
                        .toList();
        if (chosen.isEmpty()) {
            throw new Refused(new NothingToPay(id));
        }
        return chosen;
    }

    private StatementView confirmed(PartnerId partner, Period period) {
        var id = new StatementId(partner, period);
        StatementView statement =
                statements.statement(partner, period).orElseThrow(() -> new Refused(new NotPublished(id)));
        if (!StatementStep.ISSUE.isAllowedIn(statement.state())) {
            throw new Refused(new StepNotAllowed(id, StatementStep.ISSUE, statement.state()));
        }
        return statement;
    }

    private static StatementId statement(PayoutView payout, Portion portion) {
        return new StatementId(new PartnerId(payout.partnerId()), portion.period());
    }

    private Parameters parameters() {
        return rules.current().parameters();
    }

    private void send(Object command) {
        Object _ = commands.sendAndWait(command);
    }
}
