package org.partnerledger.api.store.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSerializerTest {

    private static final TrackingToken SEVEN = new GlobalSequenceTrackingToken(7);
    private static final TrackingToken NINE = new GlobalSequenceTrackingToken(9);

    private final Serializer serializer = TokenSerializer.create();

    static Stream<TrackingToken> tokens() {
        return Stream.of(
                SEVEN,
                ReplayToken.createReplayToken(NINE, null),
                ReplayToken.createReplayToken(NINE, SEVEN),
                ReplayToken.createReplayToken(NINE, SEVEN, "because the rates were wrong"),
                MergedTrackingToken.merged(SEVEN, NINE),
                ReplayToken.createReplayToken(MergedTrackingToken.merged(SEVEN, NINE), null),
                new ConfigToken(Map.of("id", "1")));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void readsEveryTokenThatItWrites(TrackingToken token) {
        assertThat(again(token)).isEqualTo(token);
    }

    @Test
    void keepsTheContextOfAReset() {
        var replay = (ReplayToken) again(ReplayToken.createReplayToken(NINE, SEVEN, "corrected"));

        assertThat(replay.context()).isEqualTo("corrected");
    }

    @Test
    void refusesAContextOfAnyOtherClass() {
        assertThatThrownBy(() -> again(ReplayToken.createReplayToken(NINE, SEVEN, Map.of("a", "b"))))
                .isInstanceOf(SerializationException.class);
    }

    private TrackingToken again(TrackingToken token) {
        return serializer.deserialize(serializer.serialize(token, byte[].class));
    }
}
