package org.partnerledger.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.partnerledger.core.project.ProjectFixture.CNY;
import static org.partnerledger.core.project.ProjectFixture.ID;
import static org.partnerledger.core.project.ProjectFixture.day;
import static org.partnerledger.core.project.ProjectFixture.lapsed;
import static org.partnerledger.core.project.SubsidyAdjustments.CLAWED_BACK;
import static org.partnerledger.core.project.SubsidyAdjustments.LAPSED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Seeds;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.SubsidyAdjustments.Adjustment;

/** A net subsidy of 1900.00, as in docs/rules/projects.md. */
class SubsidyAdjustmentsTest {

    private static final Amount NET = Amount.of("1900.00");

    @Test
    void takesAllOfItWhenItLapses() {
        assertThat(of(lapsed("2026-06")))
                .containsExactly(
                        new Adjustment("subsidy-lapsed/pr-1", LAPSED, Period.of("2026-06"), Amount.of("-1900.00")));
    }

    @Test
    void takesTheProportionThatWasUnsubscribed() {
        // 1900 × 100 / 1500 = 126.666… -> 126.67
        assertThat(amounts(clawedBack("e-1", "100.00"))).containsExactly("-126.67");
    }

    @Test
    void neverTakesMoreThanTheNetSubsidyTogether() {
        assertThat(amounts(clawedBack("e-1", "1000.00"), lapsed("2026-06"), clawedBack("e-2", "500.00")))
                .containsExactly("-1266.67", "-633.33", "0.00");
    }

    @Test
    void givesBackWhatLapsed() {
        assertThat(amounts(
                        clawedBack("e-1", "100.00"), lapsed("2026-06"), new SubsidyGivenBack(ID, Period.of("2026-07"))))
                .containsExactly("-126.67", "-1773.33", "1773.33");
    }

    @Test
    void leavesNoRowOfAClawBackThatWasUndoneWhileItsMonthWasOpen() {
        assertThat(amounts(
                        clawedBack("e-1", "100.00"),
                        new SubsidyClawBackUndone(ID, refund("e-1", "100.00"), Period.of("2026-06"))))
                .isEmpty();
    }

    @Test
    void makesGoodAClawBackThatWasUndoneAfterItsMonthWasClosed() {
        assertThat(of(
                        clawedBack("e-1", "100.00"),
                        new SubsidyClawBackUndone(ID, refund("e-1", "100.00"), Period.of("2026-07"))))
                .extracting(
                        Adjustment::reason,
                        it -> it.amount().toString(),
                        it -> it.standsOn().toString())
                .containsExactly(tuple(CLAWED_BACK, "-126.67", "2026-06"), tuple(CLAWED_BACK, "126.67", "2026-07"));
    }

    @Test
    void staysWithinTheNetSubsidyWhateverHappens() {
        Seeds.forAll(draw -> {
            var net = new Amount(new BigDecimal(Math.abs(draw.minorUnits())).movePointLeft(2));
            var history = new ArrayList<ProjectEvent>();
            for (int i = 0; i < draw.between(0, 8); i++) {
                history.add(draw.chance(20) ? lapsed("2026-06") : clawedBack("e-" + i, draw.between(1, 1500) + ""));
            }
            Amount taken = SubsidyAdjustments.of(net, CNY, history).stream()
                    .map(Adjustment::amount)
                    .reduce(Amount.ZERO, Amount::plus);

            assertThat(taken.negated()).isBetween(Amount.ZERO, net);
        });
    }

    private static SubsidyClawedBack clawedBack(String event, String refunded) {
        return new SubsidyClawedBack(ID, refund(event, refunded), Period.of("2026-06"));
    }

    private static Unsubscription refund(String event, String refunded) {
        return new Unsubscription("feed/cloud", event, day("2026-06-15"), Amount.of(refunded), Amount.of("1500.00"));
    }

    private static List<Adjustment> of(ProjectEvent... history) {
        return SubsidyAdjustments.of(NET, CNY, List.of(history));
    }

    private static List<String> amounts(ProjectEvent... history) {
        return of(history).stream().map(it -> it.amount().toString()).toList();
    }
}
