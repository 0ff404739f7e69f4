package org.partnerledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.projections.sql.CopyRows;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What COPY brings is what was given, whatever is in it and however it is cut into parts. */
class CopyRowsTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static ConfigurableApplicationContext application;
    private static DataSource dataSource;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        application = CounterApplication.start(LEDGER);
        dataSource = application.getBean(DataSource.class);
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void emptyTable() {
        jdbc.sql("drop table if exists copied").update();
        jdbc.sql("create table copied (no bigint primary key, text text, at timestamptz, amount numeric, flag boolean)")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a\tb\nc\rd\\e", "\\N", "\\.", "华北 é 😀 \\ \t", "tail é\\"})
    void everyTextArrivesAsItWas(String text) {
        send(new CopyRows("copied (no, text)").number(1).text(text));

        assertThat(jdbc.sql("select text from copied").query(String.class).single())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "1999-12-31T23:59:59Z",
                "2024-02-29T12:34:56Z",
                "2026-05-01T00:00:00.123456Z",
                "2169-12-31T00:00:01Z",
                "2999-01-01T10:20:30Z"
            })
    void everyInstantArrivesAsItWas(String instant) {
        Instant at = Instant.parse(instant);
        send(new CopyRows("copied (no, at)").number(1).instant(at));

        assertThat(jdbc.sql("select at from copied")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -10, -1, 0, 9, 10, 99, 100, 1_234_567_890_123L, Long.MAX_VALUE})
    void everyNumberArrivesAsItWas(long number) {
        send(new CopyRows("copied (no)").number(number));

        assertThat(jdbc.sql("select no from copied").query(Long.class).single()).isEqualTo(number);
    }

    @Test
    void nothingIsNullAndNoAmountIsRounded() {
        send(new CopyRows("copied (no, text, at, amount, flag)")
                .number(1)
                .text(null)
                .instant(null)
                .amountOrNull(Amount.ZERO)
                .flag(true));
        send(new CopyRows("copied (no, amount)").number(2).decimal(new BigDecimal("1E-7")));
        send(new CopyRows("copied (no, amount)").number(3).decimal(new BigDecimal("-12345678901234567890.12345")));

        assertThat(jdbc.sql("select count(*) from copied where text is null and at is null and amount is null and flag")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select amount from copied where no > 1 order by no")
                        .query(BigDecimal.class)
                        .list())
                .containsExactly(new BigDecimal("0.0000001"), new BigDecimal("-12345678901234567890.12345"));
    }

    @Test
    void rowsThatWereSentAheadArriveWithTheOthersAndInOneTransaction() {
        List<Long> all = LongStream.range(0, 20_000).boxed().toList();
        transaction.executeWithoutResult(_ -> {
            try (var rows = new CopyRows("copied (no, text)")) {
                for (long no : all) {
                    rows.number(no).text("text of some length " + no).endRow();
                    rows.sendAhead(dataSource);
                }
                rows.into(dataSource);
            }
        });

        assertThat(jdbc.sql("select no from copied order by no")
                        .query(Long.class)
                        .list())
                .isEqualTo(all);
    }

    @Test
    void whatFailsOnTheWayIsGivenUpAndTheConnectionStaysUsable() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    try (var rows = new CopyRows("copied (no, text)")) {
                        for (long no = 0; no < 20_000; no++) {
                            rows.number(no).text("text of some length " + no).endRow();
                            rows.sendAhead(dataSource);
                        }
                        throw new IllegalArgumentException("a fault of the caller");
                    }
                }))
                .hasMessage("a fault of the caller");

        assertThat(jdbc.sql("select count(*) from copied").query(Long.class).single())
                .isZero();
        send(new CopyRows("copied (no)").number(1));
        assertThat(jdbc.sql("select count(*) from copied").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void aRowThatTheTableRefusesFailsTheCopyAndTheTransaction() {
        send(new CopyRows("copied (no)").number(1));

        assertThatThrownBy(() -> send(new CopyRows("copied (no)").number(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("copy failed")
                .hasStackTraceContaining("duplicate key");
    }

    /** Both sides of where digits of the base, machine words and roundings end. */
    @Test
    void inTheBinaryFormEveryValueIsWhatItIsInTheTextForm() {
        jdbc.sql("alter table copied add whole int, add small smallint, add bytes bytea")
                .update();
        var random = new Random(7);
        var amounts = new ArrayList<>(Stream.of(
                        "0", "0.00", "1", "-1", "9999", "10000", "0.0001", "0.00009", "1E+3", "-1E-12", "100000000.50")
                .map(BigDecimal::new)
                .toList());
        for (int i = 0; i < 2_000; i++) {
            amounts.add(new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(14))
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
        }
        List<String> texts = List.of("", "plain", "a\tb\nc\rd\\e", "\\N", "华北 é 😀", "x".repeat(70_000) + "é");
        List<String> instants = List.of(
                "1999-12-31T23:59:59.999999Z",
                "2000-01-01T00:00:00Z",
                "2026-05-01T00:00:00.000000499Z",
                "2026-05-01T00:00:00.000000501Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z");
        List<RoundingMode> places = List.copyOf(EnumSet.allOf(RoundingMode.class));
        for (boolean binary : List.of(false, true)) {
            String table = "copied (no, text, at, amount, flag, whole, small, bytes)";
            try (var rows = binary ? CopyRows.binary(table) : new CopyRows(table)) {
                transaction.executeWithoutResult(_ -> {
                    for (int i = 0; i < amounts.size(); i++) {
                        boolean none = i % 5 == 4;
                        rows.number((binary ? 1L : -1L) * (i + 1))
                                .text(none ? null : texts.get(i % texts.size()))
                                .instant(none ? null : Instant.parse(instants.get(i % instants.size())))
                                .decimal(amounts.get(i))
                                .flag(i % 2 == 0)
                                .whole(i % 3 == 0 ? Integer.MIN_VALUE + i : i)
                                .place(none ? null : places.get(i % places.size()))
                                .hex(none ? null : "00ff%04x".formatted(i))
                                .endRow();
                        rows.sendAhead(dataSource);
                    }
                    rows.into(dataSource);
                });
            }
        }

        String same = """
                        select count(*) from copied b join copied t on t.no = -b.no where b.no > 0
                        and (b.text, b.at, b.amount::text, b.flag, b.whole, b.small, b.bytes)
                            is not distinct from (t.text, t.at, t.amount::text, t.flag, t.whole, t.small, t.bytes)""";
        assertThat(jdbc.sql(same).query(Integer.class).single()).isEqualTo(amounts.size());
        assertThatThrownBy(() ->
                        send(CopyRows.binary("copied (no, small)").number(9_999).number(1)))
                .hasStackTraceContaining("incorrect binary data format");
    }

    private static void send(CopyRows rows) {
        rows.endRow();
        transaction.executeWithoutResult(_ -> rows.into(dataSource));
    }
}
