package org.partnerledger.projections.rules;

import org.partnerledger.core.rulebook.RuleBookEvent;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;
import org.partnerledger.core.stored.EventJson;
import tools.jackson.databind.json.JsonMapper;

/** Rules in the columns of this package, in the form in which events are stored. */
final class RulesJson {

    private static final JsonMapper JSON = mapper();

    /** What a put replaces; stored by name. */
    enum Kind {
        PARAMETERS(ParametersPut.class),
        CATALOGUE(CataloguePut.class),
        CALENDAR(CalendarPut.class);

        private final Class<? extends RuleBookEvent> event;

        Kind(Class<? extends RuleBookEvent> event) {
            this.event = event;
        }
    }

    private RulesJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    static RuleBookEvent readPut(String kind, String text) {
        return read(text, Kind.valueOf(kind).event);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.apply(builder);
        return builder.build();
    }
}
