package org.partnerledger.core.rulebook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.rulebook.RuleBookCommand.PutCalendar;
import org.partnerledger.core.rulebook.RuleBookCommand.PutCatalogue;
import org.partnerledger.core.rulebook.RuleBookCommand.PutParameters;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;
import org.partnerledger.core.rulebook.RuleBookRefusal.ContradictingEntries;
import org.partnerledger.core.rulebook.RuleBookRefusal.ZoneIsFixed;

/** Guards the rules that are data. There is one; it numbers its puts, so that a decision can name the rules it read. */
class RuleBook {

    @AggregateIdentifier
    @SuppressWarnings("unused") // Axon reads it.
    private String stream;

    private RulesSnapshot rules = RulesSnapshot.DEFAULT;

    /** For Axon, which replays events into an empty instance. */
    RuleBook() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PutParameters command) {
        Parameters asked = command.parameters();
        if (asked.equals(rules.parameters())) {
            return;
        }
        if (command.anyMonthClosed() && !asked.zone().equals(rules.parameters().zone())) {
            throw new Refused(new ZoneIsFixed(rules.parameters().zone(), asked.zone()));
        }
        apply(new ParametersPut(nextNo(), asked));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PutCatalogue command) {
        if (command.entries().equals(rules.catalogue().listOf(command.month()))) {
            return;
        }
        List<Problem> contradictions = contradictions(command.entries());
        if (!contradictions.isEmpty()) {
            throw new Refused(new ContradictingEntries(contradictions));
        }
        apply(new CataloguePut(nextNo(), command.month(), command.entries()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PutCalendar command) {
        CalendarEdition asked = command.edition();
        if (rules.calendar(asked.country()).editions().contains(asked)) {
            return;
        }
        apply(new CalendarPut(nextNo(), asked));
    }

    @EventSourcingHandler
    void evolve(RuleBookEvent event) {
        stream = RuleBookCommand.STREAM;
        rules = rules.after(event);
    }

    private int nextNo() {
        return rules.rulesNo() + 1;
    }

    private static List<Problem> contradictions(List<CatalogueEntry> entries) {
        List<Problem> found = new ArrayList<>();
        Map<CatalogueEntry, Integer> seen = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            CatalogueEntry entry = entries.get(i);
            // The same products under one and the same class: what is compared is everything but the class.
            var products = new CatalogueEntry(
                    entry.serviceType(), entry.resourceType(), entry.productId(), ProductClass.GENERAL);
            Integer first = seen.putIfAbsent(products, i);
            if (first != null && entries.get(first).productClass() != entry.productClass()) {
                found.add(new Problem(
                        "/" + i,
                        "CONTRADICTING_ENTRIES",
                        "entry " + first + " gives the same products the class "
                                + entries.get(first).productClass()));
            }
        }
        return found;
    }
}
