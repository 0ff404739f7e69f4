package org.partnerledger.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "1999-12-31T15:59:59.999999999Z, false",
        "1999-12-31T16:00:00Z, true",
        "2100-12-31T15:59:59.999999999Z, true",
        "2100-12-31T16:00:00Z, false",
        "+1000000000-12-31T23:59:59.999999999Z, false",
        "-1000000000-01-01T00:00:00Z, false"
    })
    void knowsTheInstantsOfItsMonths(Instant instant, boolean inBounds) {
        assertThat(Period.hasInBounds(instant, ZoneId.of("Asia/Shanghai"))).isEqualTo(inBounds);
    }

    @ParameterizedTest(name = "{0} in {1} lies in {2}")
    @CsvSource(textBlock = """
            2026-06-30T15:59:59.999Z, Asia/Shanghai,    2026-06
            2026-06-30T16:00:00Z,     Asia/Shanghai,    2026-07
            2026-06-30T16:00:00Z,     UTC,              2026-06
            2026-11-01T03:59:59Z,     America/New_York, 2026-10
            2026-11-01T04:00:00Z,     America/New_York, 2026-11
            2026-12-01T04:59:59Z,     America/New_York, 2026-11
            2026-12-31T16:00:00Z,     Asia/Shanghai,    2027-01
            """)
    void beginsAtMidnightOfItsFirstDayInTheZone(Instant instant, String zone, String month) {
        assertThat(Period.of(instant, ZoneId.of(zone))).isEqualTo(Period.of(month));
    }

    @ParameterizedTest(name = "{0} begins at {2} in {1}")
    @CsvSource(textBlock = """
            2026-07, Asia/Shanghai,    2026-06-30T16:00:00Z
            2026-11, America/New_York, 2026-11-01T04:00:00Z
            2026-12, America/New_York, 2026-12-01T05:00:00Z
            """)
    void startsThen(String month, String zone, Instant start) {
        assertThat(Period.of(month).start(ZoneId.of(zone))).isEqualTo(start);
    }

    @ParameterizedTest(name = "{0} lies in the quarter {1} to {2}")
    @CsvSource(textBlock = """
            2025-12, 2025-10, 2025-12
            2026-01, 2026-01, 2026-03
            2026-03, 2026-01, 2026-03
            2026-04, 2026-04, 2026-06
            2026-12, 2026-10, 2026-12
            """)
    void belongsToAQuarter(String month, String first, String last) {
        assertThat(Period.of(month).quarterStart()).isEqualTo(Period.of(first));
        assertThat(Period.of(month).quarterEnd()).isEqualTo(Period.of(last));
    }

    @Test
    void followsAndPrecedes() {
        Period december = Period.of("2025-12");
        Period january = Period.of("2026-01");

        assertThat(december.next()).isEqualTo(january);
        assertThat(january.plus(-1)).isEqualTo(december);
        assertThat(december.isBefore(january)).isTrue();
        assertThat(january.isBefore(january)).isFalse();
        assertThat(january.isAfter(december)).isTrue();
        assertThat(january.isAfter(january)).isFalse();
        assertThat(january.max(december)).isEqualTo(january);
        assertThat(december.max(january)).isEqualTo(january);
        assertThat(december).isLessThan(january);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-1", "2026-13", "2026-00", "202607", "2026-07-01", "1999-12", "2101-01", ""})
    void refusesWhatIsNoMonthOfTheLedger(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01", "2026-07", "2100-12"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Period.of(text)).hasToString(text);
        assertThat(Period.of(text).isWithinBounds()).isTrue();
    }

    @Test
    void goesOnBeyondTheMonthsThatFactsMayHave() {
        assertThat(Period.of("2100-12").next().isWithinBounds()).isFalse();
        assertThat(Period.of("2000-01").plus(-1).isWithinBounds()).isFalse();
    }
}
