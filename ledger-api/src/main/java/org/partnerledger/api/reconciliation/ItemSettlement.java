package org.partnerledger.api.reconciliation;

import java.util.List;
import java.util.Objects;
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
import org.partnerledger.core.settlement.SettlementRefusal;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.projections.period.PeriodViews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides about items. Money moves by an adjustment of the statement, as every correction of a closed month, and as a
 * recalculation does only when a second person approves.
 */
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

    /**
     * Without an amount the item is settled; with one an adjustment is proposed, for somebody else to approve.
     *
     * @throws Refused OUT_OF_ORDER where it is not open, NOT_PUBLISHED where the month to be adjusted is not closed
     */
    void settle(Item item, Decision decision, String by) {
        Amount amount = decision.amount();
        JsonNode settlement = json(decision);
        boolean open;
        if (amount == null) {
            open = items.settle(item.item(), by, settlement);
        } else {
            requirePayable(item, amount);
            requirePublished(item);
            open = items.propose(item.item(), by, settlement);
        }
        if (!open) {
            throw new Refused(new ReconciliationRefusal.NotOpen(item.item(), stateOf(item)));
        }
    }

    /**
     * Makes the adjustment that was proposed.
     *
     * @throws Refused OUT_OF_ORDER where there is none, SECOND_PERSON_REQUIRED for who proposed it, and where one of
     *     the two is not known by name
     */
    void approve(Item item, String by) {
        Decision decision = proposed(item);
        String proposedBy = Objects.requireNonNullElse(item.proposedBy(), "");
        if (by.isEmpty() || proposedBy.isEmpty() || by.equals(proposedBy)) {
            throw new Refused(new ReconciliationRefusal.SecondPerson(item.item(), by.isEmpty() ? "" : proposedBy));
        }
        // Exclusively, and in one transaction: no close may end the month while the adjustment is put on it.
        Period _ = ledger.exclusively(() -> {
            Period standsOn = adjust(item, decision, Objects.requireNonNull(decision.amount()));
            JsonNode settlement = json(decision).put("standsOn", standsOn.toString());
            if (!items.approve(item.item(), by, settlement)) {
                throw new Refused(new ReconciliationRefusal.NotProposed(item.item(), stateOf(item)));
            }
            return standsOn;
        });
    }

    /** Opens it again. @throws Refused OUT_OF_ORDER where no adjustment is proposed */
    void reject(Item item) {
        if (!items.reject(item.item())) {
            throw new Refused(new ReconciliationRefusal.NotProposed(item.item(), stateOf(item)));
        }
    }

    private String stateOf(Item item) {
        return items.find(item.item()).state();
    }

    private static ObjectNode json(Decision decision) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("reason", decision.reason());
        if (decision.text() != null) {
            json.put("text", decision.text());
        }
        if (decision.amount() != null) {
            json.put("amount", decision.amount().toString());
        }
        if (!decision.lines().isEmpty()) {
            decision.lines().forEach(json.putArray("lines")::add);
        }
        return json;
    }

    private static Decision proposed(Item item) {
        JsonNode settlement = item.settlement();
        if (!item.state().equals(ItemTable.PROPOSED) || settlement == null) {
            throw new Refused(new ReconciliationRefusal.NotProposed(item.item(), item.state()));
        }
        return new Decision(
                Amount.of(settlement.path("amount").asString()),
                settlement.path("reason").asString(),
                settlement.path("text").asString(null),
                settlement.path("lines").valueStream().map(JsonNode::asString).toList());
    }

    private void requirePublished(Item item) {
        var partner = new PartnerId(item.partnerId());
        Period through = periods.closedThrough(partner);
        if (through == null || item.period().isAfter(through)) {
            throw new Refused(new SettlementRefusal.NotPublished(new StatementId(partner, item.period())));
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
