package org.partnerledger.core.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Records of stored events are made by their own constructors, and what these refuse is refused. */
class RecordConstructorsTest {

    private static final JsonMapper JSON = mapper();

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.apply(builder);
        return builder.build();
    }

    private record Span(int from, int to, @Nullable String name) {

        Span {
            if (from > to) {
                throw new IllegalArgumentException("from is after to");
            }
        }
    }

    private record Spans(List<Span> spans) {}

    @Test
    void makesRecordsOfSeveralComponentsAndOfOne() {
        assertThat(JSON.readValue("""
                {"spans": [{"from": 1, "to": 2, "name": "a"}, {"name": null, "to": 3, "from": 3}]}""", Spans.class))
                .isEqualTo(new Spans(List.of(new Span(1, 2, "a"), new Span(3, 3, null))));
    }

    @Test
    void saysWhatAConstructorRefused() {
        assertThatExceptionOfType(ValueInstantiationException.class)
                .isThrownBy(() -> JSON.readValue("{\"from\": 2, \"to\": 1, \"name\": null}", Span.class))
                .withMessageContaining("from is after to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\": 1, \"to\": 2}",
                "{\"from\": 1, \"to\": null, \"name\": \"a\"}",
                "{\"from\": 1, \"to\": 2, \"name\": \"a\", \"more\": 1}"
            })
    void refusesWhatLacksAComponentOrHasOneTooMany(String json) {
        assertThatExceptionOfType(DatabindException.class).isThrownBy(() -> JSON.readValue(json, Span.class));
    }
}
