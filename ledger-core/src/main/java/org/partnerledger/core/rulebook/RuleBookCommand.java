package org.partnerledger.core.rulebook;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.kernel.Period;

/** What the rule book can be asked. Putting what is there already changes nothing. */
public sealed interface RuleBookCommand {

    /** The stream of the only rule book there is. */
    String STREAM = "rulebook";

    @TargetAggregateIdentifier
    default String stream() {
        return STREAM;
    }

    /**
     * Replaces all parameters.
     *
     * @param anyMonthClosed whether some month is closed: the zone cannot change any more then
     */
    record PutParameters(Parameters parameters, boolean anyMonthClosed) implements RuleBookCommand {}

    /** Replaces the whole list of a month, which holds until a later one is put. */
    record PutCatalogue(Period month, List<CatalogueEntry> entries) implements RuleBookCommand {

        public PutCatalogue {
            entries = List.copyOf(entries);
        }
    }

    /** Replaces the calendar of a country and year, a built-in one too. */
    record PutCalendar(CalendarEdition edition) implements RuleBookCommand {}
}
