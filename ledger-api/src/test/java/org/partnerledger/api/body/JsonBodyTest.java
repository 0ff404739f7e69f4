package org.partnerledger.api.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.partnerledger.api.body.JsonShapes.amount;
import static org.partnerledger.api.body.JsonShapes.day;
import static org.partnerledger.api.body.JsonShapes.decimal;
import static org.partnerledger.api.body.JsonShapes.flag;
import static org.partnerledger.api.body.JsonShapes.id;
import static org.partnerledger.api.body.JsonShapes.listOf;
import static org.partnerledger.api.body.JsonShapes.mapOf;
import static org.partnerledger.api.body.JsonShapes.month;
import static org.partnerledger.api.body.JsonShapes.name;
import static org.partnerledger.api.body.JsonShapes.object;
import static org.partnerledger.api.body.JsonShapes.oneOf;
import static org.partnerledger.api.body.JsonShapes.text;
import static org.partnerledger.api.body.JsonShapes.wholeNumber;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.Problems;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.rulebook.StepMode;

class JsonBodyTest {

    private record Order(String id, Amount sum, @Nullable String note, List<Item> items) {}

    private record Item(int count) {}

    private static final JsonShape<Order> ORDER = object(JsonBodyTest::order);

    @Test
    void isReadIntoWhatItMeans() {
        Order order = body("""
                {"id": "o-1", "sum": "12.50", "note": null, "items": [{"count": 1}, {"count": 2}]}""").as(ORDER);

        assertThat(order).isEqualTo(new Order("o-1", Amount.of("12.5"), null, List.of(new Item(1), new Item(2))));
    }

    @Test
    void saysEverythingThatIsWrongAndWhere() {
        assertThat(problems("""
                {"sum": "a lot", "nope": 1, "items": [{"count": 1}, {"count": 0, "a/b~c": 2}, 3, {}]}""", ORDER))
                .containsExactly(
                        "/id REQUIRED",
                        "/sum TYPE",
                        "/items/1/count OUT_OF_RANGE",
                        "/items/1/a~1b~0c UNKNOWN_MEMBER",
                        "/items/2 TYPE",
                        "/items/3/count REQUIRED",
                        "/nope UNKNOWN_MEMBER");
    }

    @Test
    void takesWhatDoesNotFitTogetherForAFaultOfTheWhole() {
        JsonShape<Item> refusing = object(members -> {
            var count = members.required("count", wholeNumber(0, 9));
            return () -> {
                throw new IllegalArgumentException("never " + count.get());
            };
        });

        assertThat(problems("{\"count\": 5}", refusing)).containsExactly(" FORMAT");
        assertThat(problems("{\"count\": 50}", refusing))
                .as("not asked where a member is at fault")
                .containsExactly("/count OUT_OF_RANGE");
    }

    @ParameterizedTest(name = "{0} is the amount {1}")
    @CsvSource(textBlock = """
            12.5,                           12.50
            '"12.50"',                      12.50
            0.1,                            0.10
            1e3,                            1000.00
            -0,                             0.00
            '"-0.000000000001"',            -0.000000000001
            999999999999999,                999999999999999.00
            0.10000000000000000000,         0.10
            """)
    void readsAmountsExactly(String json, String expected) {
        assertThat(body(json).as(amount())).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000",
                "0.0000000000001",
                "1e999999999",
                "1e-999999999",
                "\"1e3\"",
                "\"+1\"",
                "\".5\"",
                "\"１\"",
                "\" 1\"",
                "\"\"",
                "true",
                "[]",
                "null"
            })
    void refusesWhatIsNoAmount(String json) {
        assertThat(problems(json, amount())).hasSize(1);
    }

    @Test
    void readsDecimalsWithoutADouble() {
        assertThat(body("0.1000000000000000055511151231257827").as(decimal()))
                .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1\"", "10", "-1", "99999999999999999999", "true"})
    void refusesWhatIsNoWholeNumberFromZeroToNine(String json) {
        assertThat(problems(json, wholeNumber(0, 9))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0000b\"", "\"\\n\"", "\"\\u0085\"", "\"\\ud83e\"", "\"\\udd8a\\ud83e\"", "1"})
    void refusesTextsThatCouldNotBeStoredOrShown(String json) {
        assertThat(problems(json, text())).hasSize(1);
    }

    @Test
    void readsTextsOfEveryLanguage() {
        assertThat(body("\"伙伴 🦊\"").as(text())).isEqualTo("伙伴 🦊");
        assertThat(body("\"\"").as(text())).isEmpty();
        assertThat(problems("\"" + "x".repeat(1_001) + "\"", text())).containsExactly(" FORMAT");
        assertThat(problems("\" \"", name())).containsExactly(" FORMAT");
        assertThat(problems("\"\"", id())).containsExactly(" FORMAT");
    }

    @Test
    void readsDaysMonthsCodesAndFlags() {
        assertThat(body("\"2026-02-28\"").as(day())).hasToString("2026-02-28");
        assertThat(problems("\"2026-02-29\"", day())).containsExactly(" FORMAT");
        assertThat(problems("\"+12026-02-28\"", day())).containsExactly(" FORMAT");
        assertThat(body("\"2026-02\"").as(month())).hasToString("2026-02");
        assertThat(problems("\"2026-13\"", month())).containsExactly(" FORMAT");
        assertThat(body("\"CEIL\"").as(oneOf(StepMode.class))).isEqualTo(StepMode.CEIL);
        assertThat(problems("\"ceil\"", oneOf(StepMode.class))).containsExactly(" FORMAT");
        assertThat(body("true").as(flag())).isTrue();
        assertThat(problems("\"true\"", flag())).containsExactly(" TYPE");
    }

    @Test
    void readsObjectsWhoseNamesAreData() {
        assertThat(body("{\"CNY\": 1, \"USD\": 2}").as(mapOf(wholeNumber(0, 9))))
                .isEqualTo(Map.of("CNY", 1, "USD", 2));
        assertThat(problems("{\"CNY\": 10}", mapOf(wholeNumber(0, 9)))).containsExactly("/CNY OUT_OF_RANGE");
        assertThat(problems("[]", mapOf(flag()))).containsExactly(" TYPE");
        assertThat(problems("{}", listOf(flag()))).containsExactly(" TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\": 1,}", "{\"a\": 1, \"a\": 2}", "1 2", "NaN", "{'a': 1}", "// c\n1"})
    void refusesWhatIsNoJsonAndSaysWhere(String text) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> body(text))
                .satisfies(refused -> assertThat(Problems.of(refused))
                        .hasFieldOrPropertyWithValue("status", 400)
                        .extracting(problem -> String.valueOf(problem.getDetail()))
                        .asString()
                        .matches(detail -> text.isEmpty()
                                || detail.contains("line 1, column ")
                                || detail.contains("line 2, column ")));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        byte[] large = new byte[JsonBody.MAX_BYTES + 1];

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> JsonBody.read(new ByteArrayInputStream(large)))
                .satisfies(
                        refused -> assertThat(Problems.of(refused).getStatus()).isEqualTo(413));
    }

    private static Supplier<Order> order(JsonMembers members) {
        var id = members.required("id", id());
        var sum = members.required("sum", amount());
        var note = members.nullable("note", text());
        var items = members.optional("items", List.of(), listOf(object(JsonBodyTest::item)));
        return () -> new Order(id.get(), sum.get(), note.get(), items.get());
    }

    private static Supplier<Item> item(JsonMembers members) {
        var count = members.required("count", wholeNumber(1, 9));
        return () -> new Item(count.get());
    }

    private static JsonBody body(String json) {
        try {
            return JsonBody.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(String json, JsonShape<?> shape) {
        try {
            var _ = body(json).as(shape);
            return List.of();
        } catch (InvalidRequest refused) {
            return refused.errors().stream()
                    .map(problem -> problem.pointer() + " " + problem.code())
                    .toList();
        }
    }
}
