package org.partnerledger.core.rulebook;

import java.util.HashMap;
import java.util.Map;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;

/**
 * The rules as they stood after some put: everything a decision reads of them, and the number to name them by.
 *
 * @param rulesNo puts so far; 0 = the defaults
 * @param putCalendars by country, only those that differ from the built-in ones
 */
public record RulesSnapshot(
        int rulesNo, Parameters parameters, Catalogue catalogue, Map<String, WorkdayCalendar> putCalendars) {

    /** What holds before anything is put. */
    public static final RulesSnapshot DEFAULT = new RulesSnapshot(0, Parameters.DEFAULT, Catalogue.EMPTY, Map.of());

    public RulesSnapshot {
        putCalendars = Map.copyOf(putCalendars);
    }

    /** The calendar of the parameters' country. */
    public WorkdayCalendar calendar() {
        return calendar(parameters.calendar());
    }

    /** The calendar of a country; without any edition where none is built in or put. */
    public WorkdayCalendar calendar(String country) {
        WorkdayCalendar put = putCalendars.get(country);
        return put == null ? BuiltInCalendars.of(country) : put;
    }

    /** The fold all readers of the rules share: pure, so that replaying is the same as having been there. */
    public RulesSnapshot after(RuleBookEvent event) {
        if (event.rulesNo() != rulesNo + 1) {
            throw new IllegalStateException("rules " + rulesNo + " cannot be followed by " + event.rulesNo());
        }
        return switch (event) {
            case ParametersPut it -> new RulesSnapshot(it.rulesNo(), it.parameters(), catalogue, putCalendars);
            case CataloguePut it ->
                new RulesSnapshot(it.rulesNo(), parameters, catalogue.with(it.month(), it.entries()), putCalendars);
            case CalendarPut it -> new RulesSnapshot(it.rulesNo(), parameters, catalogue, withCalendar(it.edition()));
        };
    }

    private Map<String, WorkdayCalendar> withCalendar(CalendarEdition edition) {
        Map<String, WorkdayCalendar> changed = new HashMap<>(putCalendars);
        changed.put(edition.country(), calendar(edition.country()).with(edition));
        return changed;
    }
}
