package org.partnerledger.api.store;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.partnerledger.core.stored.StoredName;

/** The smallest history there is: something was counted. */
public sealed interface CounterEvent {

    String counterId();

    @StoredName("counter-opened")
    record CounterOpened(String counterId) implements CounterEvent {}

    /** @param sum what the counter stood at afterwards */
    @StoredName(value = "counted", revision = 2)
    record Counted(String counterId, int by, int sum) implements CounterEvent {}

    record Count(@TargetAggregateIdentifier String counterId, int by) {}
}
