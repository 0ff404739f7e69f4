package org.partnerledger.core.plan;

import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.plan.PlanFixture.PLAN;
import static org.partnerledger.core.plan.PlanFixture.draft;
import static org.partnerledger.core.plan.PlanFixture.plan;
import static org.partnerledger.core.plan.PlanFixture.published;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.plan.PlanCommand.DraftPlan;
import org.partnerledger.core.plan.PlanCommand.PublishPlan;
import org.partnerledger.core.plan.PlanEvent.PlanDrafted;
import org.partnerledger.core.plan.PlanEvent.PlanPublished;
import org.partnerledger.core.plan.PlanRefusal.AlreadyPublished;
import org.partnerledger.core.plan.PlanRefusal.PlanInvalid;
import org.partnerledger.core.plan.PlanRefusal.UnknownPlanVersion;
import org.partnerledger.core.plan.PlanRefusal.ValidInClosedPeriod;

class IncentivePlanTest {

    private static final PublishPlan PUBLISH_1 = new PublishPlan(PLAN, 1, null);
    private static final PublishPlan PUBLISH_2 = new PublishPlan(PLAN, 2, null);

    private AggregateTestFixture<IncentivePlan> plan;

    @BeforeEach
    void emptyLedger() {
        plan = new AggregateTestFixture<>(IncentivePlan.class);
    }

    @Test
    void isDrafted() {
        plan.givenNoPriorActivity().when(new DraftPlan(draft())).expectEvents(new PlanDrafted(draft()));
    }

    @Test
    void cannotBePublishedBeforeItIsDrafted() {
        plan.givenNoPriorActivity()
                .when(PUBLISH_1)
                .expectNoEvents()
                .expectException(refusedWith(new UnknownPlanVersion(PLAN, 1)));
    }

    @Nested
    class OnceDrafted {

        @Test
        void staysAsItIsWhenDraftedTheSameAgain() {
            plan.given(new PlanDrafted(draft()))
                    .when(new DraftPlan(draft()))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isReplacedByAnotherDraft() {
            PlanDraft other = with(it -> it.threshold = "500");

            plan.given(new PlanDrafted(draft())).when(new DraftPlan(other)).expectEvents(new PlanDrafted(other));
        }

        @Test
        void isPublishedAsItWasDraftedLast() {
            PlanDraft other = with(it -> it.threshold = "500");

            plan.given(new PlanDrafted(draft()), new PlanDrafted(other))
                    .when(PUBLISH_1)
                    .expectEvents(new PlanPublished(published(other)));
        }

        @Test
        void cannotBePublishedInAVersionNobodyDrafted() {
            plan.given(new PlanDrafted(draft()))
                    .when(PUBLISH_2)
                    .expectNoEvents()
                    .expectException(refusedWith(new UnknownPlanVersion(PLAN, 2)));
        }

        @Test
        void isRefusedWithAllThatIsWrong() {
            PlanDraft wrong = with(it -> {
                it.stacking = "SOMETIMES";
                it.threshold = "-1";
            });

            plan.given(new PlanDrafted(wrong))
                    .when(PUBLISH_1)
                    .expectNoEvents()
                    .expectException(refusedWith(new PlanInvalid(
                            PLAN,
                            1,
                            List.of(
                                    new Problem("/threshold", "OUT_OF_RANGE", "0 or more, not -1.00"),
                                    new Problem("/stacking", "UNKNOWN_CODE", "'SOMETIMES' is not known")))));
        }
    }

    @Nested
    class OncePublished {

        @Test
        void staysAsItIsWhenPublishedAgain() {
            plan.given(new PlanDrafted(draft()), new PlanPublished(plan()))
                    .when(new PublishPlan(PLAN, 1, Period.of("2026-12")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void staysAsItIsWhenDraftedTheSameAgain() {
            plan.given(new PlanDrafted(draft()), new PlanPublished(plan()))
                    .when(new DraftPlan(draft()))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void neverChanges() {
            plan.given(new PlanDrafted(draft()), new PlanPublished(plan()))
                    .when(new DraftPlan(with(it -> it.threshold = "500")))
                    .expectNoEvents()
                    .expectException(refusedWith(new AlreadyPublished(PLAN, 1)));
        }

        @Test
        void isFollowedByAVersionThatBeginsWhenItHasEnded() {
            PlanDraft first = with(it -> it.validTo = "2026-06");
            PlanDraft second = second("2026-07", null);

            plan.given(new PlanDrafted(first), new PlanPublished(published(first)), new PlanDrafted(second))
                    .when(PUBLISH_2)
                    .expectEvents(new PlanPublished(published(second)));
        }

        @ParameterizedTest(name = "{0} to {1} overlaps 2026-04 to 2026-06: {2}")
        @CsvSource(nullValues = "-", textBlock = """
                2026-01, 2026-03, false, ends before
                2026-01, 2026-04, true,  shares the first month
                2026-01, -,       true,  is open-ended
                2026-05, 2026-05, true,  lies within
                2026-06, 2026-12, true,  shares the last month
                2026-07, 2026-12, false, begins after
                2026-07, -,       false, begins after and is open-ended
                """)
        void sharesNoMonthWithAnotherVersion(String from, @Nullable String to, boolean overlaps) {
            PlanDraft first = with(it -> {
                it.validFrom = "2026-04";
                it.validTo = "2026-06";
            });
            PlanDraft second = second(from, to);
            var refusal = new PlanInvalid(
                    PLAN,
                    2,
                    List.of(new Problem("/validFrom", "PLAN_OVERLAP", "version 1 is valid from 2026-04 to 2026-06")));

            var result = plan.given(
                            new PlanDrafted(first), new PlanPublished(published(first)), new PlanDrafted(second))
                    .when(PUBLISH_2);

            if (overlaps) {
                result.expectNoEvents().expectException(refusedWith(refusal));
            } else {
                result.expectEvents(new PlanPublished(published(second)));
            }
        }

        @Test
        void isOverlappedByEverythingLaterWhileItIsOpenEnded() {
            PlanDraft second = second("2030-01", null);
            var refusal = new PlanInvalid(
                    PLAN,
                    2,
                    List.of(new Problem("/validFrom", "PLAN_OVERLAP", "version 1 is valid from 2026-01 to open end")));

            plan.given(new PlanDrafted(draft()), new PlanPublished(plan()), new PlanDrafted(second))
                    .when(PUBLISH_2)
                    .expectNoEvents()
                    .expectException(refusedWith(refusal));
        }

        @Test
        void isNotOverlappedByADraft() {
            PlanDraft second = second("2026-01", null);

            plan.given(new PlanDrafted(second), new PlanDrafted(draft()))
                    .when(PUBLISH_1)
                    .expectEvents(new PlanPublished(plan()));
        }
    }

    @Nested
    class OnceMonthsAreClosed {

        @Test
        void isRefusedIfItReachesIntoThem() {
            plan.given(new PlanDrafted(draft()))
                    .when(new PublishPlan(PLAN, 1, Period.of("2026-01")))
                    .expectNoEvents()
                    .expectException(
                            refusedWith(new ValidInClosedPeriod(PLAN, 1, Period.of("2026-01"), Period.of("2026-01"))));
        }

        @Test
        void isPublishedIfItBeginsAfterThem() {
            plan.given(new PlanDrafted(draft()))
                    .when(new PublishPlan(PLAN, 1, Period.of("2025-12")))
                    .expectEvents(new PlanPublished(plan()));
        }
    }

    private static PlanDraft second(String validFrom, @Nullable String validTo) {
        return with(it -> {
            it.version = 2;
            it.validFrom = validFrom;
            it.validTo = validTo;
        });
    }

    private static PlanDraft with(Consumer<PlanFixture.Draft> change) {
        var draft = new PlanFixture.Draft();
        change.accept(draft);
        return draft.build();
    }
}
