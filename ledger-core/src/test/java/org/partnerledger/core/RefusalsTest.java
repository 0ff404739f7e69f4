package org.partnerledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.benefit.BenefitKind;
import org.partnerledger.core.benefit.BenefitRefusal;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.benefit.ClaimState;
import org.partnerledger.core.calendar.CalendarRefusal;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.opportunity.Direction;
import org.partnerledger.core.opportunity.OpportunityId;
import org.partnerledger.core.opportunity.OpportunityRefusal;
import org.partnerledger.core.opportunity.OpportunityState;
import org.partnerledger.core.payout.PayoutId;
import org.partnerledger.core.payout.PayoutMode;
import org.partnerledger.core.payout.PayoutRefusal;
import org.partnerledger.core.payout.PayoutState;
import org.partnerledger.core.plan.PlanRefusal;
import org.partnerledger.core.project.ProjectId;
import org.partnerledger.core.project.ProjectRefusal;
import org.partnerledger.core.project.ProjectState;
import org.partnerledger.core.rulebook.RuleBookRefusal;
import org.partnerledger.core.settlement.SettlementRefusal;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.core.settlement.StatementStep;
import org.partnerledger.core.statement.StatementState;

/** The table of docs/api/refusals.md: every no of a step, with its code, its place and what would be possible. */
class RefusalsTest {

    private static final Path PAGE = Path.of("..", "docs", "api", "refusals.md");

    private static final LocalDate DAY = LocalDate.of(2026, 7, 6);
    private static final Instant INSTANT = Instant.parse("2026-07-06T01:00:00Z");
    private static final PartnerId PARTNER = new PartnerId("p-1");
    private static final OpportunityId OPPORTUNITY = new OpportunityId("op-1");
    private static final ProjectId PROJECT = new ProjectId("pr-1");
    private static final ClaimId CLAIM = new ClaimId("cl-1");
    private static final PayoutId PAYOUT = new PayoutId("po-1");
    private static final StatementId STATEMENT = new StatementId(PARTNER, Period.of("2026-07"));
    private static final PlanId PLAN = new PlanId("base");
    private static final Problem PROBLEM = new Problem("/tiers/1/from", "TIERS_NOT_ASCENDING", "10 comes after 20");

    static Stream<Refusal> refusals() {
        return Stream.of(opportunities(), projects(), claims(), statements(), payouts(), rules())
                .flatMap(List::stream);
    }

    private static List<Refusal> opportunities() {
        return List.of(
                new OpportunityRefusal.UnknownOpportunity(OPPORTUNITY),
                new OpportunityRefusal.SharedBefore(OPPORTUNITY, OpportunityState.SHARED, Direction.HO),
                new OpportunityRefusal.StepNotAllowed(
                        OPPORTUNITY, OpportunityState.Step.VERIFY, OpportunityState.ACCEPTED, Direction.HO),
                new OpportunityRefusal.AnsweredTooLate(OPPORTUNITY, DAY, 3, DAY.plusDays(7)),
                new OpportunityRefusal.VerifiedEarlier(OPPORTUNITY, new OpportunityId("op-2"), INSTANT));
    }

    private static List<Refusal> projects() {
        return List.of(
                new ProjectRefusal.UnknownProject(PROJECT),
                new ProjectRefusal.UnknownMilestone(PROJECT, "m9", "/data/milestoneId"),
                new ProjectRefusal.FiledTooLate(PROJECT, DAY, DAY),
                new ProjectRefusal.FiledBefore(PROJECT, ProjectState.FILED),
                new ProjectRefusal.Overlapping(
                        PROJECT, new CustomerId("c-1"), new ProjectId("pr-2"), DAY, DAY.plusDays(9)),
                new ProjectRefusal.StepNotAllowed(PROJECT, ProjectState.Step.DELIVER, ProjectState.FILED),
                new ProjectRefusal.StepNotAllowed(PROJECT, ProjectState.Step.APPROVE, ProjectState.ACCEPTED),
                new ProjectRefusal.DeliveredBefore(PROJECT, "m1", DAY, List.of("m2")),
                new ProjectRefusal.StillOpen(PROJECT, "m2", DAY),
                new ProjectRefusal.ReplannedTooLate(PROJECT, "m1", DAY, DAY),
                new ProjectRefusal.VerifiedTooLate(PROJECT, DAY, 40, DAY.plusDays(90)),
                new CalendarRefusal.CalendarNotPublished("CN", 2027));
    }

    private static List<Refusal> claims() {
        return List.of(
                new BenefitRefusal.UnknownClaim(CLAIM),
                new BenefitRefusal.MoreThan(CLAIM, Amount.of("11"), Amount.of("10"), ClaimState.APPLIED),
                new BenefitRefusal.MoreThan(CLAIM, Amount.of("9"), Amount.of("8"), ClaimState.INVOICED),
                new BenefitRefusal.NotQualified(PARTNER, BenefitKind.MDF, DAY),
                new BenefitRefusal.QuotaExceeded(CLAIM, Amount.of("30"), Amount.of("80"), Amount.of("100")),
                new BenefitRefusal.ClaimedBefore(CLAIM, ClaimState.APPROVED, BenefitKind.FH),
                new BenefitRefusal.StepNotAllowed(
                        CLAIM, ClaimState.Step.PAY, ClaimState.APPROVED, BenefitKind.TEST_COUPON),
                new BenefitRefusal.TooLate(CLAIM, ClaimState.Step.VERIFY, DAY, null),
                new BenefitRefusal.TooLate(CLAIM, ClaimState.Step.REQUEST_PAYMENT, DAY, DAY.minusDays(1)),
                new BenefitRefusal.TooEarly(CLAIM, DAY, LocalDate.of(2026, 10, 1)));
    }

    private static List<Refusal> statements() {
        return List.of(
                new SettlementRefusal.NotPublished(STATEMENT),
                new SettlementRefusal.StepNotAllowed(STATEMENT, StatementStep.ISSUE, StatementState.DISPUTED),
                new SettlementRefusal.StepNotAllowed(
                        STATEMENT, StatementStep.ISSUE, StatementState.PENDING_CONFIRMATION),
                new SettlementRefusal.UnknownDispute(STATEMENT, "d-2", List.of("d-1")),
                new SettlementRefusal.IdTaken(STATEMENT, "d-1"),
                new SettlementRefusal.InAnotherPayout(STATEMENT, "po-2"),
                new SettlementRefusal.PaidBefore(STATEMENT, INSTANT));
    }

    private static List<Refusal> payouts() {
        return List.of(
                new PayoutRefusal.UnknownPayout(PAYOUT),
                new PayoutRefusal.IdTaken(PAYOUT),
                new PayoutRefusal.NothingToPay(PAYOUT),
                new PayoutRefusal.StepNotAllowed(PAYOUT, PayoutState.Step.PAY, PayoutState.TO_APPLY),
                new PayoutRefusal.ModeIsFinal(PAYOUT, PayoutMode.CLOUD_ACCOUNT),
                new PayoutRefusal.ModeNotAllowed(
                        PAYOUT,
                        PayoutMode.BANK_TRANSFER,
                        List.of(PayoutMode.CLOUD_ACCOUNT_OWED_INVOICE, PayoutMode.COUPON_QUOTA)),
                new PayoutRefusal.ModeMissing(PAYOUT, List.of(PayoutMode.COUPON_QUOTA)),
                new PayoutRefusal.InvoicesDiffer(PAYOUT, Amount.of("150"), Amount.of("148.58")));
    }

    private static List<Refusal> rules() {
        return List.of(
                new PlanRefusal.UnknownPlanVersion(PLAN, 2),
                new PlanRefusal.AlreadyPublished(PLAN, 1),
                new PlanRefusal.PlanInvalid(PLAN, 1, List.of(PROBLEM)),
                new PlanRefusal.PlanInvalid(PLAN, 1, List.of()),
                new PlanRefusal.ValidInClosedPeriod(PLAN, 1, Period.of("2026-06"), Period.of("2026-07")),
                new RuleBookRefusal.ContradictingEntries(List.of(PROBLEM)),
                new RuleBookRefusal.ZoneIsFixed(ZoneId.of("Asia/Shanghai"), ZoneId.of("UTC")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatThePageSays(Refusal refusal) throws IOException {
        assertThat(Files.readString(PAGE))
                .as("the page would now have to read%n%s", table())
                .contains(row(refusal) + "\n");
    }

    /** Those of partners and of the close have tests of their own. */
    @Test
    void leavesNoRefusalOut() {
        List<Class<?>> shown =
                refusals().<Class<?>>map(Object::getClass).distinct().toList();
        var all = new ArrayList<Class<?>>();
        for (Class<?> family : List.of(
                OpportunityRefusal.class,
                ProjectRefusal.class,
                CalendarRefusal.class,
                BenefitRefusal.class,
                SettlementRefusal.class,
                PayoutRefusal.class,
                PlanRefusal.class,
                RuleBookRefusal.class)) {
            all.addAll(List.of(family.getPermittedSubclasses()));
        }

        assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
    }

    private static String table() {
        return refusals().map(RefusalsTest::row).collect(Collectors.joining("\n"));
    }

    private static String row(Refusal refusal) {
        int status = switch (refusal.kind()) {
            case UNKNOWN -> 404;
            case WRONG_STATE -> 409;
            case AGAINST_TERMS -> 422;
        };
        String pointer = refusal.pointer().isEmpty() ? "" : "`" + refusal.pointer() + "`";
        String awaits = refusal.awaits() == null ? "" : "`" + refusal.awaits() + "`";
        return "| %s | %d | `%s` | %s | %s | %s |"
                .formatted(
                        refusal.getClass().getSimpleName(), status, refusal.code(), pointer, refusal.message(), awaits);
    }
}
