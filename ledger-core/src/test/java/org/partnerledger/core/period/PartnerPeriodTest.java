package org.partnerledger.core.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.plan.LittlePlan.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calculation.LittleLedger;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.period.PeriodCommand.BeginClose;
import org.partnerledger.core.period.PeriodCommand.FinishClose;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.period.PeriodEvent.PeriodClosing;
import org.partnerledger.core.period.PeriodEvent.SharesAllocated;
import org.partnerledger.core.period.PeriodRefusal.DoesNotAddUp;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.DocumentCheck;
import org.partnerledger.core.statement.StatementState;

class PartnerPeriodTest {

    private static final Period JULY = Period.of("2026-07");
    private static final PeriodId ID = new PeriodId(LittleLedger.PARTNER, JULY);
    private static final PeriodClosing CLOSING = new PeriodClosing(LittleLedger.PARTNER, JULY, JULY, 3);
    private static final CompletenessProof PROOF =
            new CompletenessProof(1, 1, 2, Amount.of("150"), 2, Amount.of("150"));

    private AggregateTestFixture<PartnerPeriod> month;

    @BeforeEach
    void emptyLedger() {
        month = new AggregateTestFixture<>(PartnerPeriod.class);
    }

    @Test
    void beginsToClose() {
        var _ = month.givenNoPriorActivity().when(new BeginClose(ID, JULY, 3)).expectEvents(CLOSING);
    }

    @Test
    void cannotFinishWhatItDidNotBegin() {
        var _ = month.givenNoPriorActivity()
                .when(finish(settled()))
                .expectNoEvents()
                .expectException(Exception.class);
    }

    @Nested
    class OnceClosing {

        @Test
        void goesOnWithAnInterruptedCloseByTheRulesItBeganWith() {
            var _ = month.given(CLOSING)
                    .when(new BeginClose(ID, JULY, 4))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void publishesSharesAndDocuments() {
            SettledPeriod settled = settled();
            List<Object> events = new ArrayList<>();

            var _ = month.given(CLOSING)
                    .when(finish(settled))
                    .expectEventsMatching(payloadsMatching(predicate(events::addAll)));

            assertThat(events).hasSize(2);
            assertThat(events.getFirst()).isInstanceOfSatisfying(SharesAllocated.class, it -> {
                assertThat(it.planId()).isEqualTo(new PlanId("BASE"));
                assertThat(it.lineNos()).containsExactly(1, 2);
                assertThat(it.shares()).containsExactly(1_000, 500);
            });
            Bill tierTwo = settled.bill().in(BillState.CLOSED);
            assertThat(events.getLast())
                    .isEqualTo(new PeriodClosed(
                            LittleLedger.PARTNER,
                            JULY,
                            settled.bill().in(BillState.CLOSED),
                            List.of(tierTwo),
                            settled.statement().published(StatementState.PENDING_CONFIRMATION, 1),
                            settled.explanation(),
                            settled.decisions(),
                            settled.results(),
                            settled.frozenNow(),
                            settled.releasedNow(),
                            settled.frozenBenefitsAfter(),
                            PROOF));
        }

        @Test
        void publishesNothingThatDoesNotAddUp() {
            SettledPeriod it = settled();
            var broken = new SettledPeriod(
                    it.bill(),
                    it.statement().in(StatementState.ESTIMATED),
                    new LittleLedger().estimate("2026-07").explanation(),
                    it.decisions(),
                    it.results(),
                    it.shares(),
                    it.frozenNow(),
                    it.releasedNow(),
                    it.frozenBenefitsAfter());

            var _ = month.given(CLOSING)
                    .when(finish(broken))
                    .expectNoEvents()
                    .expectException(refusedWith(new DoesNotAddUp(LittleLedger.PARTNER, JULY, broken.breaks())));
            assertThat(broken.breaks()).contains(new DocumentCheck.Break("SPEND", Amount.ZERO, Amount.of("150")));
        }

        @Test
        void cutsManySharesIntoEventsOfFiveThousand() {
            SettledPeriod it = settled();
            var shares = new Shares(it.results().getFirst().incentive());
            for (int line = 1; line <= 10_000; line++) {
                shares.add(line, BigDecimal.ONE);
            }
            var many = new SettledPeriod(
                    it.bill(),
                    it.statement(),
                    it.explanation(),
                    it.decisions(),
                    it.results(),
                    Map.of(new PlanId("BASE"), shares.allocate()),
                    it.frozenNow(),
                    it.releasedNow(),
                    it.frozenBenefitsAfter());
            List<Object> events = new ArrayList<>();

            var _ = month.given(CLOSING)
                    .when(finish(many))
                    .expectEventsMatching(payloadsMatching(predicate(events::addAll)));

            assertThat(events.stream().filter(SharesAllocated.class::isInstance).map(SharesAllocated.class::cast))
                    .extracting(
                            event -> event.lineNos().length,
                            event -> event.lineNos()[0],
                            event -> event.shares().length)
                    .containsExactly(tuple(5_000, 1L, 5_000), tuple(5_000, 5_001L, 5_000));
        }
    }

    @Nested
    class OnceClosed {

        @Test
        void staysClosed() {
            SettledPeriod it = settled();
            var closed = new PeriodClosed(
                    LittleLedger.PARTNER,
                    JULY,
                    it.bill(),
                    List.of(),
                    it.statement(),
                    it.explanation(),
                    it.decisions(),
                    it.results(),
                    it.frozenNow(),
                    it.releasedNow(),
                    it.frozenBenefitsAfter(),
                    null);

            var _ = month.given(CLOSING, closed).when(finish(it)).expectNoEvents();
            var _ = month.given(CLOSING, closed)
                    .when(new BeginClose(ID, JULY, 4))
                    .expectNoEvents();
        }
    }

    @Test
    void isNamedByMonthAndPartner() {
        assertThat(ID).hasToString("period/2026-07/p-1");
    }

    @Test
    void isProvedCompleteByCountsAndSums() {
        assertThat(PROOF.holds()).isTrue();
        assertThat(new CompletenessProof(2, 1, 2, Amount.of("150"), 2, Amount.of("150")).holds())
                .isFalse();
        assertThat(new CompletenessProof(1, 1, 2, Amount.of("150"), 3, Amount.of("150")).holds())
                .isFalse();
        assertThat(new CompletenessProof(1, 1, 2, Amount.of("150"), 2, Amount.of("150.01")).holds())
                .isFalse();
    }

    private static SettledPeriod settled() {
        return new LittleLedger()
                .with(plan("BASE", "0.10"))
                .take(usage("L1").cash("100"), usage("L2").credit("50"))
                .close("2026-07");
    }

    private static FinishClose finish(SettledPeriod settled) {
        return new FinishClose(ID, settled, List.of(settled.bill()), PROOF);
    }
}
