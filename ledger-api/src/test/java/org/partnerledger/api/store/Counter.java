package org.partnerledger.api.store;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.partnerledger.api.store.CounterEvent.Count;
import org.partnerledger.api.store.CounterEvent.Counted;
import org.partnerledger.api.store.CounterEvent.CounterOpened;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.kernel.Refused;

/** Counts up, refuses to count down, and crashes on nothing. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY) // A snapshot is the fields.
class Counter {

    @AggregateIdentifier
    private String id;

    private int sum;

    Counter() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(Count command) {
        if (command.by() < 0) {
            throw new Refused(new CountsUpOnly(command.by()));
        }
        if (command.by() == 0) {
            throw new IllegalStateException("nothing to count: a bug, not a refusal");
        }
        if (id == null) {
            apply(new CounterOpened(command.counterId()));
        }
        apply(new Counted(command.counterId(), command.by(), sum + command.by()));
    }

    @EventSourcingHandler
    void evolve(CounterEvent event) {
        switch (event) {
            case CounterOpened opened -> id = opened.counterId();
            case Counted counted -> sum = counted.sum();
        }
    }

    record CountsUpOnly(int by) implements Refusal {

        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "COUNTS_UP_ONLY";
        }

        @Override
        public String message() {
            return "a counter cannot count " + by;
        }
    }
}
