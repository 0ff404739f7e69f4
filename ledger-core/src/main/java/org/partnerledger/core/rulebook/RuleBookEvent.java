package org.partnerledger.core.rulebook;

import java.util.List;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.stored.StoredName;

/**
 * Everything that can happen to the rule book. Stored for good: a component may be added with an upcaster, never
 * renamed, retyped or removed.
 */
public sealed interface RuleBookEvent {

    /** Counts the puts of all three kinds from 1; 0 stands for the defaults. */
    int rulesNo();

    @StoredName("parameters-put")
    record ParametersPut(int rulesNo, Parameters parameters) implements RuleBookEvent {}

    /** @param month the list holds from here until a later one is put */
    @StoredName("catalogue-put")
    record CataloguePut(int rulesNo, Period month, List<CatalogueEntry> entries) implements RuleBookEvent {

        public CataloguePut {
            entries = List.copyOf(entries);
        }
    }

    @StoredName("calendar-put")
    record CalendarPut(int rulesNo, CalendarEdition edition) implements RuleBookEvent {}
}
