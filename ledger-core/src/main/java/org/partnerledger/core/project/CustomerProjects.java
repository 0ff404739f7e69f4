package org.partnerledger.core.project;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.project.ProjectCommand.TakeProjectDays;
import org.partnerledger.core.project.ProjectEvent.CustomerProjectsEvent;
import org.partnerledger.core.project.ProjectEvent.CustomerProjectsEvent.ProjectDaysTaken;
import org.partnerledger.core.project.ProjectRefusal.Overlapping;

/** Guards the days of one customer's projects, whatever their partners: no two of them share one. */
class CustomerProjects {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable CustomerProjectsId id;

    /** A handful in a customer's life. */
    private final List<ProjectDaysTaken> taken = new ArrayList<>();

    /** For Axon, which replays events into an empty instance. */
    CustomerProjects() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(TakeProjectDays it) {
        for (ProjectDaysTaken other : taken) {
            if (!other.start().isAfter(it.end()) && !it.start().isAfter(other.end())) {
                throw new Refused(new Overlapping(
                        it.projectId(), other.customerId(), other.projectId(), other.start(), other.end()));
            }
        }
        apply(new ProjectDaysTaken(it.customerProjectsId().customerId(), it.projectId(), it.start(), it.end()));
    }

    @EventSourcingHandler
    void evolve(CustomerProjectsEvent event) {
        id = new CustomerProjectsId(event.customerId());
        switch (event) {
            case ProjectDaysTaken it -> taken.add(it);
        }
    }
}
