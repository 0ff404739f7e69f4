package org.partnerledger.api.store.axon;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.partnerledger.core.stored.EventJson;
import org.partnerledger.core.stored.EventTypes;
import org.partnerledger.core.stored.EventTypes.StoredType;
import org.springframework.util.ClassUtils;

/**
 * Writes events under their stable names and reads only what it knows.
 *
 * <p>Axon passes over an event whose type it cannot find. A ledger must not: an unknown name, or a revision that no
 * upcaster brought up to today's, stops the reader.
 */
final class EventSerializer extends Jackson3Serializer {

    private final EventTypes types;

    private EventSerializer(Builder builder, EventTypes types) {
        super(builder);
        this.types = types;
    }

    static EventSerializer of(EventTypes types) {
        ClassLoader loader = ClassUtils.getDefaultClassLoader();
        Builder builder = builder()
                .classLoader(loader)
                .converter(new ChainingConverter(loader))
                .jsonMapperBuilderCustomizer(EventJson::apply);
        return new EventSerializer(builder, types);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // Axon declares the parameter raw.
    public SerializedType typeForClass(Class type) {
        if (!isEvent(type)) {
            return super.typeForClass(type);
        }
        StoredType stored = types.typeOf((Class<?>) type)
                .orElseThrow(() -> new SerializationException(
                        type.getName() + " is in no event family that the ledger was told of"));
        return new SimpleSerializedType(stored.name(), Integer.toString(stored.revision()));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.equals(SerializedType.emptyType()) || type.getName().equals(MetaData.class.getName())) {
            return super.classForType(type);
        }
        StoredType stored = types.named(type.getName())
                .orElseThrow(() -> new SerializationException("nothing is known of events stored as \"" + type.getName()
                        + "\", and no upcaster leads away from there"));
        if (!Integer.toString(stored.revision()).equals(type.getRevision())) {
            throw new SerializationException("\"" + type.getName() + "\" was stored in revision " + type.getRevision()
                    + ", and no upcaster leads from there to " + stored.revision());
        }
        return stored.event();
    }

    private static boolean isEvent(Class<?> type) {
        return type != Void.class && type != void.class && type != MetaData.class;
    }
}
