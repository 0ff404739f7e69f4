package org.partnerledger.api.store.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.store.CounterEvent;
import org.partnerledger.api.store.CounterEvent.Counted;
import org.partnerledger.core.stored.EventTypes;
import org.partnerledger.core.stored.StoredName;

class EventSerializerTest {

    private final EventSerializer serializer = EventSerializer.of(EventTypes.of(CounterEvent.class, Priced.class));

    @StoredName("priced")
    record Priced(BigDecimal price, Instant at) {

        boolean isFree() {
            return price.signum() == 0;
        }
    }

    @Test
    void writesTheStableNameAndRevision() {
        SerializedObject<String> stored = serializer.serialize(new Counted("c", 2, 5), String.class);

        assertThat(stored.getType().getName()).isEqualTo("counted");
        assertThat(stored.getType().getRevision()).isEqualTo("2");
        assertThat(stored.getData()).isEqualTo("{\"counterId\":\"c\",\"by\":2,\"sum\":5}");
    }

    @Test
    void writesComponentsOnlyAndNoHelpers() {
        var priced = new Priced(new BigDecimal("0.000000000001"), Instant.parse("2030-01-31T23:59:59.999Z"));

        SerializedObject<String> stored = serializer.serialize(priced, String.class);

        assertThat(priced.isFree()).isFalse();
        assertThat(stored.getData()).isEqualTo("{\"price\":1E-12,\"at\":\"2030-01-31T23:59:59.999Z\"}");
        assertThat(serializer.<String, Priced>deserialize(stored)).isEqualTo(priced);
    }

    @Test
    void refusesAnEventThatLacksAComponent() {
        assertThatThrownBy(() -> read("{\"counterId\":\"c\",\"by\":2}", "counted", "2"))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void refusesAnEventWithAComponentThatNobodyKnows() {
        assertThatThrownBy(() -> read("{\"counterId\":\"c\",\"by\":2,\"sum\":5,\"old\":1}", "counted", "2"))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void refusesANameThatNobodyKnows() {
        assertThatThrownBy(() -> read("{}", "forgotten", "1"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("forgotten");
    }

    @Test
    void refusesARevisionThatNoUpcasterBroughtUpToDate() {
        assertThatThrownBy(() -> read("{\"counterId\":\"c\",\"by\":2,\"sum\":5}", "counted", "1"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("revision 1");
    }

    @Test
    void refusesToStoreWhatIsInNoFamily() {
        assertThatThrownBy(() -> serializer.serialize("a text", String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no event family");
    }

    @Test
    void keepsMetaData() {
        MetaData causedBy = MetaData.with("causedBy", "request-7");

        assertThat(serializer.<byte[], MetaData>deserialize(serializer.serialize(causedBy, byte[].class)))
                .isEqualTo(causedBy);
    }

    private Object read(String json, String name, String revision) {
        return serializer.deserialize(new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, name, revision));
    }
}
