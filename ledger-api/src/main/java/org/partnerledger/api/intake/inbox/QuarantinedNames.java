package org.partnerledger.api.intake.inbox;

import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.intake.fact.Taking.NamedKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names in the texts of events that were not taken. All else of such a text stays as it was received; a name in it goes
 * when it is erased, also where the event is decided about already.
 */
final class QuarantinedNames {

    /** In place of a name without which an event would lack something. */
    private static final String ERASED = "erased";

    private final JdbcClient jdbc;

    QuarantinedNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Text(long no, String raw, @Nullable String corrected) {}

    /**
     * Takes a name out of all texts that say whose it is.
     *
     * @param name looked for word for word where a text is no JSON; null where none is kept
     * @return whether there was any
     */
    boolean erase(NamedKind kind, String id, @Nullable String name) {
        List<Text> texts = jdbc.sql("select no, raw, corrected from quarantine where position(? in raw) > 0"
                        + " or position(? in coalesce(corrected, '')) > 0 order by no")
                .param(inside(id))
                .param(inside(id))
                .query((ResultSet row, int _) ->
                        new Text(row.getLong("no"), row.getString("raw"), row.getString("corrected")))
                .list();
        int changed = 0;
        for (Text text : texts) {
            String raw = without(text.raw(), kind, id, name);
            String corrected = text.corrected() == null ? null : without(text.corrected(), kind, id, name);
            if (!raw.equals(text.raw()) || (corrected != null && !corrected.equals(text.corrected()))) {
                changed += jdbc.sql("update quarantine set raw = ?, corrected = ? where no = ?")
                        .param(raw)
                        .param(corrected)
                        .param(text.no())
                        .update();
            }
        }
        return changed > 0;
    }

    /** A part of the id that is written in JSON as it is: the text is looked at closely afterwards. */
    private static String inside(String id) {
        int plain = 0;
        while (plain < id.length() && isPlain(id.charAt(plain))) {
            plain++;
        }
        return id.substring(0, plain);
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 127 && c != '"' && c != '\\' && c != '/';
    }

    private static String without(String text, NamedKind kind, String id, @Nullable String name) {
        try {
            JsonNode event = FactJson.MAPPER.readTree(text);
            return take(event, kind, id) ? event.toString() : text;
        } catch (JacksonException _) {
            return name == null ? text : text.replace(quoted(name), quoted(ERASED));
        }
    }

    private static String quoted(String text) {
        return FactJson.MAPPER.writeValueAsString(text);
    }

    private static boolean take(JsonNode event, NamedKind kind, String id) {
        if (!(event.path("data") instanceof ObjectNode data)) {
            return false;
        }
        return switch (kind) {
            case PARTNER -> says(data, "partnerId", id) && !data.has("customerId") && replaced(data);
            case CUSTOMER -> says(data, "customerId", id) && removed(data);
        };
    }

    /** An enrolment needs a name. */
    private static boolean replaced(ObjectNode data) {
        boolean named = data.has("name") && !data.path("name").equals(data.stringNode(ERASED));
        if (named) {
            data.put("name", ERASED);
        }
        return named;
    }

    private static boolean removed(ObjectNode data) {
        boolean named = data.has("name") || data.has("customerName");
        data.remove(List.of("name", "customerName"));
        return named;
    }

    private static boolean says(ObjectNode data, String member, String id) {
        return data.path(member).isString() && data.path(member).asString().equals(id);
    }
}
