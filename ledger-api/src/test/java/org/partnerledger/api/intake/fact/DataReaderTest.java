package org.partnerledger.api.intake.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a text and a time may hold, whichever fact they stand in. */
class DataReaderTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\ud83d", "a\ude00", "\ude00\ud83d", "\ud83da"})
    void refusesWhatNoDatabaseStores(String text) {
        assertDefect("/data/title", () -> reader("title", text).text("title"));
        assertDefect("/data/title", () -> reader("title", text).optionalText("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "😀", "a😀b😀", "搬迁\n二期", "a\tb"})
    void takesEveryOtherText(String text) {
        assertThat(reader("title", text).text("title")).isEqualTo(text);
    }

    @Test
    void refusesNamesOfMembersThatNoDatabaseStores() {
        var tags = JSON.createObjectNode().put("a\u0000", "b");
        var data = new DataReader(JSON.createObjectNode().set("tags", tags), "/data", SHANGHAI);

        assertDefect("/data/tags/a\u0000", () -> data.texts("tags"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31T15:59:59.999Z",
                "2100-12-31T16:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "1999-12-31",
                "2101-01-01"
            })
    void refusesTimesOutsideOfAllMonths(String text) {
        assertDefect("/data/from", () -> reader("from", text).instantOrDay("from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T16:00:00Z", "2100-12-31T15:59:59.999Z"})
    void takesTheFirstAndTheLastInstantOfTheZone(String text) {
        assertThat(reader("at", text).instant("at")).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a': 'x', 'b': 'y', 'c': 'z'}",
                "{'c': 'z', 'b': 'y', 'a': 'x'}",
                "{'b': 'y', 'c': 'z', 'a': 'x'}",
                "{'c': 'z', 'a': 'x', 'b': 'y'}"
            })
    void findsMembersWhateverTheirOrder(String object) {
        var data = new DataReader(JSON.readTree(object.replace('\'', '"')), "/data", SHANGHAI);

        assertThat(data.text("a")).isEqualTo("x");
        assertThat(data.optionalText("none")).isNull();
        assertThat(data.text("b")).isEqualTo("y");
        assertThat(data.text("c")).isEqualTo("z");
        assertThat(data.text("a")).isEqualTo("x");
        data.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a': 'x', 'b': 'y', 'odd': 'z'}",
                "{'odd': 'z', 'a': 'x', 'b': 'y'}",
                "{'b': 'y', 'odd': null, 'a': 'x', 'other': 1}"
            })
    void refusesTheFirstMemberThatNobodyAskedFor(String object) {
        var data = new DataReader(JSON.readTree(object.replace('\'', '"')), "/data", SHANGHAI);

        assertThat(data.text("a")).isEqualTo("x");
        assertThat(data.id("b")).isEqualTo("y");
        assertThat(data.text("a")).isEqualTo("x"); // Twice, which must not stand for another one.
        assertDefect("/data/odd", data::end);
    }

    private static DataReader reader(String name, String text) {
        return new DataReader(JSON.createObjectNode().put(name, text), "/data", SHANGHAI);
    }

    private static void assertDefect(String pointer, ThrowingCallable reading) {
        assertThatExceptionOfType(Defect.class).isThrownBy(reading).satisfies(defect -> {
            assertThat(defect.code()).isEqualTo("SCHEMA");
            assertThat(defect.pointer()).isEqualTo(pointer);
        });
    }
}
