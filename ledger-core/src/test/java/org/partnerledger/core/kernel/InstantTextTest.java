package org.partnerledger.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way reads what the formatter reads, and refuses what it refuses. */
class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T23:59:59Z",
                "2024-02-29T00:00:00+08:00",
                "2026-12-31T23:59:59-03:30",
                "2026-07-01T10:00:00+00:00",
                "2026-07-01T10:00:00.123456Z",
                "2026-07-01T10:00:00.5+08:00",
                "2026-07-01T10:00+08:00",
                "+12026-07-01T10:00:00Z",
                "2026-07-01T10:00:00+08:00:30"
            })
    void readsEveryFormOfAnInstant(String text) {
        assertThat(InstantText.read(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-07-01",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-07-01T24:00:01Z",
                "2026-07-01T10:60:00Z",
                "2026-07-01 10:00:00Z",
                "2026-07-01T10:00:00",
                "2026-07-01T10:00:00+18:30",
                "2026-07-01T10:00:00+08:60",
                "2026-07-01T10:00:00*08:00",
                "２026-07-01T10:00:00Z"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> InstantText.read(text)).isInstanceOf(DateTimeException.class);
    }
}
