package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.plan.LittlePlan.plan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calculation.GroupDecision.Taken;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.rulebook.ProductClass;

/** What a line's story is told from: the decision about its group. */
class GroupDecisionTest {

    private final LittleLedger ledger = new LittleLedger();

    @Test
    void namesThePlansThatTakeItWithTheirFactors() {
        ledger.with(
                        plan("BASE", "0.10").factor("ecs", "0.50"),
                        plan("ADD", "0.01").additive())
                .take(usage("L1").cash("100"));

        GroupDecision decision = only("2026-07");

        assertThat(decision.takers())
                .containsExactly(new Taken(new PlanId("ADD"), 1, "1"), new Taken(new PlanId("BASE"), 1, "0.5"));
        assertThat(decision.primary()).isEqualTo(new PlanId("BASE"));
        assertThat(decision.productClass()).isEqualTo(ProductClass.GENERAL);
        assertThat(decision.excluded()).isNull();
        assertThat(decision.noPlan()).isNull();
        assertThat(decision.isClawedBackOnly()).isFalse();
    }

    @Test
    void namesTheReasonOfLinesWithoutPerformance() {
        ledger.with(plan("BASE", "0.10")).take(usage("L1").marketplace().cash("100"));

        GroupDecision decision = only("2026-07");

        assertThat(decision.excluded()).isEqualTo(Exclusion.MARKETPLACE_EXCLUDED);
        assertThat(decision.takers()).isEmpty();
        assertThat(decision.noPlan()).isNull();
    }

    @Test
    void namesTheReasonOfLinesWithoutAPlan() {
        ledger.product("2026-01", "rds", ProductClass.NO_REBATE)
                .take(usage("L1").service("rds").cash("100"), usage("L2").cash("100"));

        assertThat(ledger.close("2026-07").decisions())
                .extracting(GroupDecision::noPlan)
                .containsExactlyInAnyOrder("PRODUCT_NO_REBATE", "NO_PLAN");
    }

    @Test
    void namesThePlansThatTakeARefundBack() {
        ledger.with(plan("BASE", "0.10")).take(usage("L1").on("2026-07-10").cash("100"));
        ledger.close("2026-07");
        ledger.take(refund("R1", "L1").on("2026-08-10").cash("-10"));

        GroupDecision decision = only("2026-08");

        assertThat(decision.isClawedBackOnly()).isTrue();
        assertThat(decision.clawedBack()).isEqualTo(List.of(new Taken(new PlanId("BASE"), 1, "1")));
        assertThat(decision.noPlan()).isNull();
    }

    @Test
    void saysNothingOfPlansForLinesThatCostNothing() {
        ledger.with(plan("BASE", "0.10")).take(usage("L1"));

        GroupDecision decision = only("2026-07");

        assertThat(decision.takers()).isEmpty();
        assertThat(decision.noPlan()).isNull();
    }

    @Test
    void isToldAgainWhenTheQuarterIsSettledAndForItsPlansAlone() {
        ledger.with(plan("M", "0.10"), plan("Q", "0.01").quarterly().additive())
                .take(usage("A1").on("2026-04-10").cash("100"));

        assertThat(only("2026-04").takers())
                .containsExactly(new Taken(new PlanId("M"), 1, "1"), new Taken(new PlanId("Q"), 1, "1"));
        assertThat(ledger.close("2026-05").decisions())
                .as("nothing of April stands on May's statement")
                .isEmpty();

        GroupDecision june = ledger.close("2026-06").decisions().getFirst();
        assertThat(june.group().incentive()).hasToString("2026-04");
        assertThat(june.takers()).containsExactly(new Taken(new PlanId("Q"), 1, "1"));
        assertThat(june.primary()).as("it counted for M, in April").isNull();
    }

    @Test
    void countsForTheQuarterlyPlanWhoseQuarterIsSettled() {
        ledger.with(plan("Q", "0.01").quarterly())
                .take(usage("A1").on("2026-04-10").cash("100"));
        ledger.close("2026-04");
        ledger.close("2026-05");

        assertThat(ledger.close("2026-06").decisions())
                .extracting(GroupDecision::primary)
                .containsExactly(new PlanId("Q"));
    }

    private GroupDecision only(String month) {
        return ledger.close(month).decisions().stream()
                .filter(it -> it.group().bill().toString().equals(month))
                .reduce((a, b) -> {
                    throw new AssertionError("two groups: " + a + " and " + b);
                })
                .orElseThrow();
    }
}
