package org.partnerledger.api.intake.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Amounts as text: plain decimals, and nothing else that a program would take for a number. */
class AmountReaderTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "-0, 0.00",
        "7, 7.00",
        "-12.50, -12.50",
        "007.10, 7.10",
        "0.000000000001, 0.000000000001",
        "999999999999999.999999999999, 999999999999999.999999999999",
        "0.5000000000000000000000000, 0.50"
    })
    void takesDecimals(String text, String amount) {
        assertThat(AmountReader.read("/data/amount", new StringNode(text))).hasToString(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1.",
                ".5",
                "-.5",
                "+1",
                "--1",
                "1-",
                "1.2.3",
                "1..2",
                "1,5",
                "1e2",
                "1E2",
                " 1",
                "1 ",
                "0x1",
                "١",
                "1.٢",
                "NaN",
                "Infinity",
                "1.00000000000000000000000000000000000000000000000000000000000000000"
            })
    void refusesEveryOtherText(String text) {
        assertThatExceptionOfType(Defect.class)
                .isThrownBy(() -> AmountReader.read("/data/amount", new StringNode(text)))
                .satisfies(defect -> {
                    assertThat(defect.code()).isEqualTo("SCHEMA");
                    assertThat(defect.pointer()).isEqualTo("/data/amount");
                    assertThat(defect.detail()).isEqualTo("an amount is written like -12.50");
                });
    }

    @Test
    void refusesWhatIsNeitherTextNorNumber() {
        assertThatExceptionOfType(Defect.class)
                .isThrownBy(() -> AmountReader.read(
                        "/data/amount", JsonMapper.builder().build().createArrayNode()))
                .satisfies(defect -> assertThat(defect.pointer()).isEqualTo("/data/amount"));
    }
}
