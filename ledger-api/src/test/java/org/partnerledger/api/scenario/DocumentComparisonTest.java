package org.partnerledger.api.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.feed.FactJson;

class DocumentComparisonTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"a": "1.5"}               | {"a": "1.50", "b": 7}           | same
            {"a": "1.50"}              | {"a": "1.500"}                  | same
            {"a": "0.00"}              | {"a": "-0"}                     | same
            {"a": "0.05"}              | {"a": "0.050"}                  | same
            {"a": "1.50"}              | {"a": 1.50}                     | other
            {"a": "1.50"}              | {"a": "1.51"}                   | other
            {"a": "2026-07"}           | {"a": "2026-08"}                | other
            {"a": null}                | {}                              | same
            {"a": null}                | {"a": null}                     | same
            {"a": null}                | {"a": "x"}                      | other
            {"a": 3}                   | {"a": 3}                        | same
            {"a": 3}                   | {"a": "3"}                      | other
            {"a": true}                | {"a": true}                     | same
            {"a": true}                | {}                              | other
            {"l": [{"x": 1}, {"x": 2}]} | {"l": [{"x": 2}, {"x": 1}]}    | other
            {"l": [{"x": 1}]}          | {"l": [{"x": 1}, {"x": 2}]}     | other
            {"plans": [{"planId": "B"}, {"planId": "A"}]} | {"plans": [{"planId": "A"}, {"planId": "B"}]} | same
            {"adjustments": []}        | {"adjustments": [{"reason": "R", "amount": "0.00"}]}     | same
            {"clawbacks": [{"lineId": "L", "amount": "0.00"}]} | {"clawbacks": []}                | same
            {"benefits": []}           | {"benefits": [{"claimId": "c", "amount": "0.00"}]}       | other
            {"rows": []}               | {"rows": [{"code": "EXCLUDED", "amount": "0.00"}]}       | same
            {"rows": []}               | {"rows": [{"code": "NET", "amount": "0.00"}]}            | other
            {"rows": []}               | {"rows": [{"code": "SPEND", "amount": "1.00"}]}          | other
            {"o": {"a": 1}}            | {"o": []}                       | other
            {"o": [1]}                 | {"o": {}}                       | other
            """)
    void followsTheRulesOfTheFormat(String expected, String actual, String verdict) {
        assertThat(differences(expected, actual).isEmpty()).isEqualTo(verdict.equals("same"));
    }

    @Test
    void leavesTheOrderOfAdjustmentRowsOfOneReasonToTheirAmount() {
        String expected = """
                {"rows": [{"code": "BENEFIT", "claimId": "b", "amount": "1"},
                          {"code": "ADJUSTMENT", "reason": "R", "period": "2026-07", "amount": "-3"},
                          {"code": "ADJUSTMENT", "reason": "R", "period": "2026-07", "amount": "2"},
                          {"code": "ADJUSTMENT", "reason": "S", "period": "2026-07", "amount": "1"}]}""";
        String actual = """
                {"rows": [{"code": "BENEFIT", "claimId": "b", "amount": "1.00"},
                          {"code": "ADJUSTMENT", "reason": "R", "period": "2026-07", "amount": "2.00", "id": "1"},
                          {"code": "ADJUSTMENT", "reason": "R", "period": "2026-07", "amount": "-3.00", "id": "2"},
                          {"code": "ADJUSTMENT", "reason": "S", "period": "2026-07", "amount": "1.00", "id": "3"}]}""";

        assertThat(differences(expected, actual)).isEmpty();
    }

    @Test
    void namesTheMemberWithBothValues() {
        assertThat(differences("{\"plans\": [{\"rate\": \"0.05\"}]}", "{\"plans\": [{\"rate\": \"0.06\"}]}"))
                .containsExactly("bill.plans[0].rate: expected \"0.05\", was \"0.06\"");
    }

    @Test
    void namesEntriesThatAreMissingOrTooMany() {
        String expected = "{\"rows\": [{\"code\": \"SPEND\", \"amount\": \"1.00\"}]}";
        String actual = """
                {"rows": [{"code": "SPEND", "amount": "1.00"}, {"code": "EXCLUDED", "amount": "-1.00"}]}""";

        assertThat(differences(expected, actual))
                .containsExactly(
                        "bill.rows: expected 1 entries, was 2",
                        "  unexpected {\"code\":\"EXCLUDED\",\"amount\":\"-1.00\"}");
    }

    private static List<String> differences(String expected, String actual) {
        return DocumentComparison.differences(
                "bill", FactJson.MAPPER.readTree(expected), FactJson.MAPPER.readTree(actual));
    }
}
