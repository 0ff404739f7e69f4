package org.partnerledger.core.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.plan.LittlePlan.plan;
import static org.partnerledger.core.plan.PlanFixture.ecs;
import static org.partnerledger.core.plan.PlanFixture.line;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.plan.LittlePlan;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.ProductClass;

/** Which plans take a line (domain.md, section 5). Replays the examples of docs/rules/incentives.md. */
class PlanMatchTest {

    private static final Period JULY = Period.of("2026-07");

    @Test
    void givesALineToTheExclusivePlanOfHighestPriority() {
        PlanMatch match = match(ecs(), plan("A", "0.1"), plan("B", "0.1").priority(20), plan("C", "0.1"));

        assertThat(takers(match)).containsExactly("B");
        assertThat(primary(match)).isEqualTo("B");
    }

    @Test
    void givesItToTheLowestIdAmongEquals() {
        assertThat(takers(match(ecs(), plan("b", "0.1"), plan("B", "0.1"), plan("a", "0.1"))))
                .as("by code point, capitals come first")
                .containsExactly("B");
    }

    @Test
    void givesItToEveryAdditivePlanAsWell() {
        PlanMatch match = match(
                ecs(),
                plan("C", "0.1"),
                plan("B", "0.1").additive(),
                plan("A", "0.1").additive().priority(99));

        assertThat(takers(match)).containsExactly("A", "B", "C");
        assertThat(primary(match)).as("the EXCLUSIVE one").isEqualTo("C");
    }

    @Test
    void countsItForTheLowestIdWhereNoExclusivePlanTakesIt() {
        PlanMatch match = match(
                ecs(),
                plan("B", "0.1").additive(),
                plan("A", "0.1").additive(),
                plan("0", "0.1").forService("obs"));

        assertThat(takers(match)).containsExactly("A", "B");
        assertThat(primary(match)).isEqualTo("A");
    }

    @Test
    void passesOverAPlanOfHigherPriorityThatDoesNotMatch() {
        PlanMatch match =
                match(ecs(), plan("A", "0.1"), plan("B", "0.1").priority(20).forService("obs"));

        assertThat(takers(match)).containsExactly("A");
    }

    @Test
    void findsNoPlan() {
        PlanMatch match = match(ecs(), plan("A", "0.1").of(Association.REFERRAL));

        assertThat(match).isEqualTo(PlanMatch.NONE);
    }

    @Test
    void takesTheVersionOfTheMonth() {
        LittlePlan spring = plan("A", "0.1").version(1, "2026-01", "2026-06");
        LittlePlan summer = plan("A", "0.2").version(2, "2026-07", null);

        assertThat(match(ecs(), spring, summer).takers()).containsExactly(summer.build());
        assertThat(PlanMatch.of(
                                List.of(spring.build(), summer.build()),
                                ecs(),
                                ProductClass.GENERAL,
                                Period.of("2026-06"))
                        .takers())
                .containsExactly(spring.build());
    }

    @Test
    void givesProductsWithoutRebateToNobody() {
        PlanVersion plan = plan("A", "0.1")
                .classes(ProductClass.GENERAL, ProductClass.NO_REBATE)
                .build();

        assertThat(PlanMatch.of(List.of(plan), ecs(), ProductClass.NO_REBATE, JULY))
                .isEqualTo(PlanMatch.NONE);
        assertThat(takers(PlanMatch.of(List.of(plan), ecs(), ProductClass.SPECIFIC, JULY)))
                .isEmpty();
    }

    @Test
    void looksAtTags() {
        LittlePlan tagged = plan("A", "0.1").forTag("team", "ai");

        assertThat(takers(match(line("ecs", Map.of("team", "ai")), tagged))).containsExactly("A");
        assertThat(takers(match(ecs(), tagged))).isEmpty();
    }

    private static PlanMatch match(Combination line, LittlePlan... plans) {
        return PlanMatch.of(Stream.of(plans).map(LittlePlan::build).toList(), line, ProductClass.GENERAL, JULY);
    }

    private static List<String> takers(PlanMatch match) {
        return match.takers().stream().map(plan -> plan.planId().value()).toList();
    }

    private static @Nullable String primary(PlanMatch match) {
        return match.primary() == null ? null : match.primary().planId().value();
    }
}
