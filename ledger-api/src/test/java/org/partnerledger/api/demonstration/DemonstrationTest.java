package org.partnerledger.api.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.demonstration.Demonstration.Stage;
import org.partnerledger.api.feed.EventBatch;
import tools.jackson.databind.JsonNode;

class DemonstrationTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private final Demonstration demonstration = Demonstration.of(1, JUNE);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Demonstration.of(1, JUNE)).isEqualTo(demonstration);
        assertThat(Demonstration.of(2, JUNE)).isNotEqualTo(demonstration);
    }

    @Test
    void closesTheFirstTwoOfItsThreeMonths() {
        assertThat(demonstration.months()).containsExactly(JUNE, JUNE.plusMonths(1), JUNE.plusMonths(2));
        assertThat(demonstration.stages())
                .filteredOn(Stage.Close.class::isInstance)
                .containsExactly(new Stage.Close(JUNE), new Stage.Close(JUNE.plusMonths(1)));
    }

    @Test
    void tellsOfTwelvePartnersTwoOfThemUnderADistributor() {
        List<JsonNode> enrolled = facts("partner.enrolled.v1");

        assertThat(enrolled).hasSize(12);
        assertThat(enrolled).filteredOn(partner -> partner.has("distributorId")).hasSize(2);
    }

    @Test
    void publishesTwoVersionsOfThePlanThatMattersMost() {
        Set<String> versions = demonstration.stages().stream()
                .filter(Stage.Plan.class::isInstance)
                .map(stage -> ((Stage.Plan) stage).version())
                .map(plan -> plan.path("planId").asString() + " "
                        + plan.path("version").asString())
                .collect(Collectors.toSet());

        assertThat(versions).contains("RESALE-BASE 1", "RESALE-BASE 2", "AI-QUARTER 1");
    }

    @Test
    void beginsAQuarterlyPlanWithItsQuarter() {
        for (int month = 1; month <= 12; month++) {
            YearMonth first = YearMonth.of(2026, month);
            assertThat(Demonstration.of(1, first).stages())
                    .filteredOn(Stage.Plan.class::isInstance)
                    .extracting(stage -> ((Stage.Plan) stage).version())
                    .filteredOn(plan -> plan.path("cadence").asString().equals("QUARTER"))
                    .allMatch(plan ->
                            YearMonth.parse(plan.path("validFrom").asString()).getMonthValue() % 3 == 1);
        }
    }

    @Test
    void usesEveryMeansOfPaymentAndWritesAmountsAsText() {
        Set<String> means = facts("spend.recorded.v1").stream()
                .flatMap(line -> line.path("paid").properties().stream())
                .peek(paid -> assertThat(paid.getValue().isString()).isTrue())
                .map(paid -> paid.getKey())
                .collect(Collectors.toSet());

        assertThat(means)
                .containsExactlyInAnyOrder(
                        "cash", "credit", "storedValueCard", "cashCoupon", "coupon", "bonus", "debt", "writeOff");
    }

    @Test
    void fitsIntoBatches() {
        assertThat(demonstration.stages())
                .filteredOn(Stage.Facts.class::isInstance)
                .extracting(stage -> ((Stage.Facts) stage).events().size())
                .allMatch(size -> size > 0 && size <= EventBatch.MAX_EVENTS);
    }

    @Test
    void usesNoNameTwiceButForTheConflict() {
        List<String> ids = demonstration.stages().stream()
                .filter(Stage.Facts.class::isInstance)
                .flatMap(stage -> ((Stage.Facts) stage).events().stream())
                .map(event -> event.path("id").asString())
                .toList();

        assertThat(ids.size() - Set.copyOf(ids).size()).isEqualTo(1);
    }

    private List<JsonNode> facts(String type) {
        return demonstration.stages().stream()
                .filter(Stage.Facts.class::isInstance)
                .flatMap(stage -> ((Stage.Facts) stage).events().stream())
                .filter(event -> event.path("type").asString().equals(type))
                .map(event -> event.path("data"))
                .toList();
    }
}
