package org.partnerledger.core.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.partnerledger.core.stored.EventTypes.StoredType;

class EventTypesTest {

    sealed interface LampEvent {}

    @StoredName("lamp-lit")
    record LampLit() implements LampEvent {}

    sealed interface LampWentOut extends LampEvent {}

    @StoredName(value = "lamp-burnt-out", revision = 3)
    record LampBurntOut() implements LampWentOut {}

    record Nameless() {}

    @StoredName("lamp-lit")
    record LitAgain() {}

    @StoredName("Lamp Lit")
    record Misnamed() {}

    @StoredName(value = "lamp-moved", revision = 0)
    record Unrevised() {}

    @Test
    void knowsEveryEventOfAFamilyBothWays() {
        var types = EventTypes.of(LampEvent.class);

        assertThat(types.all()).extracting(StoredType::name).containsExactly("lamp-lit", "lamp-burnt-out");
        assertThat(types.typeOf(LampBurntOut.class)).contains(new StoredType("lamp-burnt-out", 3, LampBurntOut.class));
        assertThat(types.named("lamp-lit")).map(StoredType::event).contains(LampLit.class);
    }

    @Test
    void knowsNothingElse() {
        var types = EventTypes.of(LampEvent.class);

        assertThat(types.typeOf(Nameless.class)).isEmpty();
        assertThat(types.named("lamp-stolen")).isEmpty();
    }

    @Test
    void refusesAnEventWithoutAName() {
        refuses(Nameless.class, "has no @StoredName");
    }

    @Test
    void refusesANameThatIsTaken() {
        refuses(LitAgain.class, "is the stored name of both");
    }

    @Test
    void refusesANameThatIsNone() {
        refuses(Misnamed.class, "names are lower case words");
    }

    @Test
    void refusesARevisionBelowTheFirst() {
        refuses(Unrevised.class, "revisions start at 1");
    }

    private static void refuses(Class<?> event, String because) {
        assertThatThrownBy(() -> EventTypes.of(LampEvent.class, event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }
}
