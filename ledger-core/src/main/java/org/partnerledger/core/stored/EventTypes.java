package org.partnerledger.core.stored;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which stored name means which event class, both ways.
 *
 * <p>Built from the sealed event families of the features. An event without a name, a name used twice or a name that is
 * no name is refused here, at start, and not when the first such event is to be stored.
 */
public final class EventTypes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<Class<?>, StoredType> byClass = new LinkedHashMap<>();
    private final Map<String, StoredType> byName = new LinkedHashMap<>();

    /**
     * An event class as the store knows it.
     *
     * @param revision of the form that is written today; older ones are brought up to it by upcasters
     */
    public record StoredType(String name, int revision, Class<?> event) {}

    private EventTypes() {}

    /**
     * Names every event of these families.
     *
     * @param families sealed interfaces whose permitted types are events or again sealed; or single event classes
     * @throws IllegalArgumentException if an event has no {@link StoredName} or its name is taken or malformed
     */
    public static EventTypes of(Class<?>... families) {
        var types = new EventTypes();
        for (Class<?> family : families) {
            types.add(family);
        }
        return types;
    }

    /** The stored type of an event class, if it belongs to a listed family. */
    public Optional<StoredType> typeOf(Class<?> event) {
        return Optional.ofNullable(byClass.get(event));
    }

    /** The stored type with this name, if there is one today. */
    public Optional<StoredType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in the order of the families. */
    public Collection<StoredType> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    private void add(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                add(permitted);
            }
            return;
        }
        StoredName stored = type.getAnnotation(StoredName.class);
        if (stored == null) {
            throw new IllegalArgumentException(type.getName() + " has no @StoredName, so it could never be read again");
        }
        if (!NAME.matcher(stored.value()).matches() || stored.revision() < 1) {
            throw new IllegalArgumentException(type.getName() + " is stored as \"" + stored.value() + "\" revision "
                    + stored.revision() + "; names are lower case words joined by hyphens, revisions start at 1");
        }
        var entry = new StoredType(stored.value(), stored.revision(), type);
        StoredType taken = byName.putIfAbsent(entry.name(), entry);
        if (taken != null) {
            throw new IllegalArgumentException(
                    "\"" + entry.name() + "\" is the stored name of both " + taken.event() + " and " + type);
        }
        byClass.put(type, entry);
    }
}
