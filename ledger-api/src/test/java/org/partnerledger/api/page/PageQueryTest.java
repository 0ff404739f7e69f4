package org.partnerledger.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.problem.InvalidRequest;

class PageQueryTest {

    @ParameterizedTest(name = "limit {0} is {1}")
    @CsvSource(
            nullValues = "-",
            value = {"-, 100", "'', 100", "1, 1", "1000, 1000", "1001, 1000", "999999999, 1000"})
    void limitsAPage(@Nullable String given, int limit) {
        assertThat(PageQuery.of(given, null).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "many", "1e3", "99999999999", "１"})
    void refusesALimitThatIsNone(String given) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> PageQuery.of(given, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ä", "YQ", "AA", "LTE", "OTk5OTk5OTk5OTk5"})
    void refusesACursorOfAnotherListInsteadOfGuessing(String cursor) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> PageQuery.of(null, cursor).afterNumber(cursor.equals("LTE") ? 1 : 0, 0));
    }

    @Test
    void leadsThroughAListWithoutSkippingOrRepeating() {
        List<Integer> list = IntStream.rangeClosed(1, 7).boxed().toList();
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            PageQuery query = PageQuery.of("3", cursor);
            int after = query.afterNumber(0, 0);
            List<Integer> rows =
                    list.stream().filter(it -> it > after).limit(query.fetch()).toList();
            Page<Integer> page = Page.of(query, rows, it -> List.of(String.valueOf(it)), Function.identity());
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(list);
    }

    @Test
    void keepsKeysOfSeveralTexts() {
        PageQuery query = PageQuery.of(null, PageQuery.cursor(List.of("计划/🦊", "", "12")));

        assertThat(query.afterText(0, "")).isEqualTo("计划/🦊");
        assertThat(query.afterText(1, "x")).isEmpty();
        assertThat(query.afterNumber(2, 0)).isEqualTo(12);
        assertThat(query.isFirst()).isFalse();
    }

    @Test
    void hasNoNextPageWhenTheRowsEndWithThePage() {
        PageQuery query = PageQuery.of("2", null);

        assertThat(Page.of(query, List.of("a", "b"), List::of, Function.identity())
                        .next())
                .isNull();
        assertThat(Page.of(query, List.of("a", "b", "c"), List::of, Function.identity())
                        .next())
                .isEqualTo(PageQuery.cursor(List.of("b")));
    }
}
