package org.partnerledger.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.plan.PlanFixture.ecs;
import static org.partnerledger.core.plan.PlanFixture.factor;
import static org.partnerledger.core.plan.PlanFixture.line;
import static org.partnerledger.core.plan.PlanFixture.published;
import static org.partnerledger.core.plan.PlanFixture.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;
import org.partnerledger.core.rulebook.ProductClass;

class PlanVersionTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");
    private static final PartnerId BLUE = new PartnerId("p-blue");

    @ParameterizedTest(name = "valid from 2026-04 to 2026-06, in {0}: {1}")
    @CsvSource({"2026-03, false", "2026-04, true", "2026-06, true", "2026-07, false"})
    void isValidToItsLastMonthIncluded(String month, boolean valid) {
        PlanVersion plan = with(it -> {
            it.validFrom = "2026-04";
            it.validTo = "2026-06";
        });

        assertThat(plan.validIn(Period.of(month))).isEqualTo(valid);
    }

    @Test
    void isValidForEverWithoutALastMonth() {
        assertThat(PlanFixture.plan().validIn(Period.of("2100-12"))).isTrue();
    }

    @ParameterizedTest(name = "takes {0}: {1}")
    @CsvSource({"GENERAL, true", "SPECIFIC, false", "NO_REBATE, false", "NO_PERFORMANCE, false"})
    void takesTheClassesItNames(ProductClass productClass, boolean takes) {
        assertThat(PlanFixture.plan().takes(ecs(), productClass)).isEqualTo(takes);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_REBATE", "NO_PERFORMANCE"})
    void neverTakesWhatEarnsNothingEvenIfItNamesIt(ProductClass productClass) {
        PlanVersion plan = with(it -> it.productClasses = List.of("GENERAL", "NO_REBATE", "NO_PERFORMANCE"));

        assertThat(plan.takes(ecs(), productClass)).isFalse();
        assertThat(plan.takes(ecs(), ProductClass.GENERAL)).isTrue();
    }

    @Test
    void takesOnlyItsAssociations() {
        PlanVersion plan = with(it -> it.associations = List.of("REFERRAL"));

        assertThat(plan.takes(ecs(), ProductClass.GENERAL)).isFalse();
    }

    @Test
    void takesOnlyWhatItsConditionHoldsFor() {
        PlanVersion plan = with(it -> it.when = when("serviceTypes", "obs", "cdn"));

        assertThat(plan.takes(ecs(), ProductClass.GENERAL)).isFalse();
        assertThat(plan.takes(line("cdn", Map.of()), ProductClass.GENERAL)).isTrue();
    }

    @Test
    void weighsALineByTheFirstFactorThatHolds() {
        PlanVersion plan =
                with(it -> it.factors = List.of(factor("obs", "0.50"), factor("cdn", "2"), factor("obs", "0.9")));

        assertThat(plan.factorFor(line("obs", Map.of()))).isEqualByComparingTo("0.5");
        assertThat(plan.factorFor(line("cdn", Map.of()))).isEqualByComparingTo("2");
        assertThat(plan.factorFor(ecs())).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void isMeantForAllUnlessItNamesSome() {
        PlanVersion some = with(it -> {
            it.currencies = List.of("USD", "CNY");
            it.partners = List.of("p-blue");
        });

        assertThat(PlanFixture.plan().appliesTo(BLUE, CNY)).isTrue();
        assertThat(some.appliesTo(BLUE, CNY)).isTrue();
        assertThat(some.appliesTo(BLUE, new CurrencyCode("EUR"))).isFalse();
        assertThat(some.appliesTo(new PartnerId("p-red"), CNY)).isFalse();
    }

    @Test
    void namesTheTagsOfItsConditionAndItsFactors() {
        var byTeam = new ConditionDraft(Map.of(), Map.of("team", List.of("a")));
        var byStage = new ConditionDraft(Map.of(), Map.of("stage", List.of("test")));
        PlanVersion plan = with(it -> {
            it.when = byTeam;
            it.factors = List.of(new PlanDraft.FactorDraft(byStage, BigDecimal.TWO));
        });

        assertThat(plan.tagNames()).containsExactly("stage", "team");
    }

    @Test
    void goesFirstByPriorityThenByTheLowestId() {
        PlanVersion base = PlanFixture.plan();
        PlanVersion a = named(base, "A", 10);
        PlanVersion b = named(base, "B", 10);
        PlanVersion urgent = named(base, "Z", 11);

        assertThat(Stream.of(b, a, urgent).sorted(PlanVersion.byPrecedence())).containsExactly(urgent, a, b);
    }

    private static PlanVersion named(PlanVersion it, String id, int priority) {
        return new PlanVersion(
                new PlanId(id),
                it.version(),
                it.name(),
                it.validFrom(),
                it.validTo(),
                it.cadence(),
                it.associations(),
                it.productClasses(),
                it.when(),
                it.factors(),
                it.tierMode(),
                it.tiers(),
                it.threshold(),
                it.capPerPeriod(),
                it.stacking(),
                priority,
                it.currencies(),
                it.partners());
    }

    private static PlanVersion with(Consumer<PlanFixture.Draft> change) {
        var draft = new PlanFixture.Draft();
        change.accept(draft);
        return published(draft.build());
    }
}
