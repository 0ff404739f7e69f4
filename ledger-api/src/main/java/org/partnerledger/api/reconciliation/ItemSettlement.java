package org.partnerledger.api.reconciliation;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.reconciliation.ItemTable.Item;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.settlement.Correction;
import org.partnerledger.core.settlement.SettlementCommand.CorrectStatement;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.projections.period.PeriodViews;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Decides about items. Money moves by an adjustment of the statement, as every correction of a closed month. */
final class ItemSettlement {

    private static final JsonShape<String> CODE = JsonShapes.name().as(code -> {
        if (!code.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")) {
            throw new IllegalArgumentException("a code is written LIKE_THIS");
        }
        return code;
    });

    static final JsonShape<Decision> SHAPE = JsonShapes.object(it -> {
        var amount = it.nullable("amount", JsonShapes.amount());
        var reason = it.required("reason", CODE);
        var text = it.nullable("text", JsonShapes.name());
        var lines = it.optional("lines", List.of(), JsonShapes.listOf(JsonShapes.id()));
        return () -> new Decision(amount.get(), reason.get(), text.get(), lines.get());
    });

    private final CommandGateway commands;
    private final PeriodViews periods;
    private final LedgerState ledger;
    private final ItemTable items;

    ItemSettlement(CommandGateway commands, PeriodViews periods, LedgerState ledger, ItemTable items) {
        this.commands = commands;
        this.periods = periods;
        this.ledger = ledger;
        this.items = items;
    }

    /**
     * What is decided.
     *
     * @param amount of the adjustment: what the partner gets more or, below 0, less; null without one
     * @param reason UPPER_SNAKE_CASE
     */
    record Decision(
            @Nullable Amount amount,
            String reason,
            @Nullable String text,
            List<String> lines) {}

    /** @throws Refused OUT_OF_ORDER where it is not open, NOT_PUBLISHED where its month is not closed */
    void settle(Item item, Decision decision, String by) {
        Amount amount = decision.amount();
        if (amount != null) {
            requirePayable(item, amount);
        }
        ObjectNode settlement = JsonNodeFactory.instance.objectNode().put("reason", decision.reason());
        if (decision.text() != null) {
            settlement.put("text", decision.text());
        }
        // Exclusively, and in one transaction: no close may end the month while the adjustment is put on it.
        boolean settled = ledger.exclusively(() -> {
            if (amount != null) {
                settlement
                        .put("amount", amount.toString())
                        .put("standsOn", adjust(item, decision, amount).toString());
            }
            if (!items.settle(item.item(), by, settlement)) {
                throw new Refused(new ReconciliationRefusal.NotOpen(
                        item.item(), items.find(item.item()).state()));
            }
            return true;
        });
        if (!settled) {
            throw new IllegalStateException("item " + item.item() + " was neither settled nor refused");
        }
    }

    private Period adjust(Item item, Decision decision, Amount amount) {
        var partner = new PartnerId(item.partnerId());
        Period through = periods.closedThrough(partner);
        Period standsOn = through == null ? item.period().next() : through.next();
        Object _ = commands.sendAndWait(new CorrectStatement(
                new StatementId(partner, item.period()),
                "reconciliation-item-" + item.item(),
                new Correction(decision.reason(), amount, standsOn, decision.lines())));
        return standsOn;
    }

    private static void requirePayable(Item item, Amount amount) {
        if (amount.value().scale() > new CurrencyCode(item.currency()).decimals()) {
            String detail = amount + " has more decimals than " + item.currency();
            throw InvalidRequest.schema(List.of(new Problem("/amount", "FORMAT", detail)));
        }
    }
}
