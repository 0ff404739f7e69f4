package org.partnerledger.core.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.benefit.BenefitFixture.APPROVED_ON;
import static org.partnerledger.core.benefit.BenefitFixture.CALENDAR;
import static org.partnerledger.core.benefit.BenefitFixture.CLAIM;
import static org.partnerledger.core.benefit.BenefitFixture.ID;
import static org.partnerledger.core.benefit.BenefitFixture.JULY;
import static org.partnerledger.core.benefit.BenefitFixture.ON;
import static org.partnerledger.core.benefit.BenefitFixture.PARTNER;
import static org.partnerledger.core.benefit.BenefitFixture.account;
import static org.partnerledger.core.benefit.BenefitFixture.approved;
import static org.partnerledger.core.benefit.BenefitFixture.claimed;
import static org.partnerledger.core.benefit.BenefitFixture.day;
import static org.partnerledger.core.benefit.BenefitFixture.history;
import static org.partnerledger.core.benefit.BenefitKind.CAPABILITY;
import static org.partnerledger.core.benefit.BenefitKind.FH;
import static org.partnerledger.core.benefit.BenefitKind.MDF;
import static org.partnerledger.core.benefit.BenefitKind.TEST_COUPON;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.benefit.BenefitCommand.ApproveBenefit;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.QualifyForBenefit;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.ReleaseQuota;
import org.partnerledger.core.benefit.BenefitCommand.BenefitAccountCommand.TakeQuota;
import org.partnerledger.core.benefit.BenefitCommand.ClaimBenefit;
import org.partnerledger.core.benefit.BenefitCommand.PayBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RequestBenefitPayment;
import org.partnerledger.core.benefit.BenefitCommand.RequireClaim;
import org.partnerledger.core.benefit.BenefitCommand.RequireUnclaimed;
import org.partnerledger.core.benefit.BenefitCommand.VerifyBenefit;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.BenefitQualified;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.QuotaReleased;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.QuotaTaken;
import org.partnerledger.core.benefit.BenefitEvent.BenefitApproved;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaymentRequested;
import org.partnerledger.core.benefit.BenefitEvent.BenefitVerified;
import org.partnerledger.core.benefit.BenefitRefusal.ClaimedBefore;
import org.partnerledger.core.benefit.BenefitRefusal.MoreThan;
import org.partnerledger.core.benefit.BenefitRefusal.NotQualified;
import org.partnerledger.core.benefit.BenefitRefusal.QuotaExceeded;
import org.partnerledger.core.benefit.BenefitRefusal.TooEarly;
import org.partnerledger.core.benefit.BenefitRefusal.TooLate;
import org.partnerledger.core.benefit.BenefitRefusal.UnknownClaim;
import org.partnerledger.core.benefit.ClaimState.Step;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Shanghai;

class BenefitTest {

    private AggregateTestFixture<BenefitAccount> coupons;
    private AggregateTestFixture<BenefitClaim> claim;

    @BeforeEach
    void emptyLedger() {
        coupons = new AggregateTestFixture<>(BenefitAccount.class);
        claim = new AggregateTestFixture<>(BenefitClaim.class);
    }

    @Nested
    class Quota {

        @Test
        void isTakenByAClaim() {
            var _ = coupons.given(qualified("2026-01-01", null, "400.00"))
                    .when(take(ID, "400.00"))
                    .expectEvents(new QuotaTaken(PARTNER, TEST_COUPON, ID, Amount.of("400.00")));
        }

        @Test
        void isNotExceededByWhatIsNotRejected() {
            var second = new ClaimId("cl-2");

            var _ = coupons.given(
                            qualified("2026-01-01", null, "1000.00"),
                            new QuotaTaken(PARTNER, TEST_COUPON, ID, Amount.of("600.00")))
                    .when(take(second, "400.01"))
                    .expectNoEvents()
                    .expectException(refusedWith(
                            new QuotaExceeded(second, Amount.of("400.01"), Amount.of("600.00"), Amount.of("1000.00"))));
        }

        @Test
        void isFreeAgainAfterARejection() {
            var _ = coupons.given(
                            qualified("2026-01-01", null, "1000.00"),
                            new QuotaTaken(PARTNER, TEST_COUPON, ID, Amount.of("600.00")),
                            new QuotaReleased(PARTNER, TEST_COUPON, ID))
                    .when(take(new ClaimId("cl-2"), "1000.00"))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isReleasedOnce() {
            var _ = coupons.given(
                            qualified("2026-01-01", null, null),
                            new QuotaTaken(PARTNER, TEST_COUPON, ID, Amount.of("600.00")),
                            new QuotaReleased(PARTNER, TEST_COUPON, ID))
                    .when(new ReleaseQuota(account(TEST_COUPON), ID))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isThatOfTheLastRecordedQualificationThatHolds() {
            var _ = coupons.given(qualified("2026-01-01", null, "1000.00"), qualified("2026-07-01", null, "100.00"))
                    .when(take(ID, "400.00"))
                    .expectException(
                            refusedWith(new QuotaExceeded(ID, Amount.of("400.00"), Amount.ZERO, Amount.of("100.00"))));
        }

        @ParameterizedTest(name = "qualified from {0} to {1}: {2}")
        @CsvSource({
            "2026-07-06, , true",
            "2026-07-07, , false",
            "2026-01-01, 2026-07-06, false",
            "2026-01-01, 2026-07-07, true"
        })
        void needsAQualificationThatHoldsWhenTheClaimsDayBegins(String from, @Nullable String to, boolean holds) {
            var result = coupons.given(qualified(from, to, null)).when(take(ID, "400.00"));

            var _ = holds
                    ? result.expectSuccessfulHandlerExecution()
                    : result.expectException(refusedWith(new NotQualified(PARTNER, TEST_COUPON, ON)));
        }

        @Test
        void beginsWithAQualification() {
            BenefitQualified event = qualified("2026-01-01", null, "400.00");

            var _ = coupons.givenNoPriorActivity()
                    .when(new QualifyForBenefit(account(TEST_COUPON), event.qualification()))
                    .expectEvents(event);
        }

        private static BenefitQualified qualified(String from, @Nullable String to, @Nullable String quota) {
            Instant end = to == null ? null : Shanghai.day(to);
            return new BenefitQualified(
                    PARTNER,
                    TEST_COUPON,
                    new Qualification(Shanghai.day(from), end, quota == null ? null : Amount.of(quota)));
        }

        private static TakeQuota take(ClaimId id, String amount) {
            return new TakeQuota(
                    account(TEST_COUPON), new Claim(id, ON, Amount.of(amount), null), Shanghai.day("2026-07-06"));
        }
    }

    @Test
    void isClaimedOnce() {
        var _ = claim.givenNoPriorActivity()
                .when(new ClaimBenefit(ID, account(MDF), CLAIM))
                .expectEvents(claimed(MDF));
        var _ = new AggregateTestFixture<>(BenefitClaim.class)
                .given(claimed(MDF))
                .when(new RequireUnclaimed(ID))
                .expectException(refusedWith(new ClaimedBefore(ID, ClaimState.APPLIED, MDF)));
    }

    @Test
    void isUnknownBeforeItIsClaimed() {
        var _ = claim.givenNoPriorActivity()
                .when(new RequireClaim(ID))
                .expectException(refusedWith(new UnknownClaim(ID)));
        assertThat(new UnknownClaim(ID).awaits()).isEqualTo("claim:cl-1");
    }

    @Test
    void tellsWhoseItIs() {
        var _ = claim.given(claimed(MDF)).when(new RequireClaim(ID)).expectResultMessagePayload(account(MDF));
    }

    @Test
    void isApprovedForAtMostWhatWasClaimed() {
        var _ = claim.given(claimed(MDF)).when(approve("350.00", null)).expectEvents(approved(MDF));
        var _ = new AggregateTestFixture<>(BenefitClaim.class)
                .given(claimed(MDF))
                .when(approve("400.01", null))
                .expectNoEvents()
                .expectException(
                        refusedWith(new MoreThan(ID, Amount.of("400.01"), Amount.of("400.00"), ClaimState.APPLIED)));
    }

    @Test
    void standsOnTheFirstOpenStatementOfItsTierOne() {
        var tierOne = new PartnerId("p-0");

        var _ = claim.given(claimed(CAPABILITY))
                .when(new ApproveBenefit(ID, APPROVED_ON, Amount.of("350.00"), tierOne, JULY))
                .expectEvents(new BenefitApproved(
                        PARTNER,
                        CAPABILITY,
                        ID,
                        APPROVED_ON,
                        Amount.of("350.00"),
                        tierOne,
                        Period.of("2026-08"),
                        null,
                        null));
    }

    @ParameterizedTest(name = "verified on {0}: {1}")
    @CsvSource({"2026-07-30, true", "2026-07-31, false"})
    void verifiesAStaffListWithinFourteenWorkdays(String on, boolean inTime) {
        for (ClaimState state : new ClaimState[] {ClaimState.APPROVED, ClaimState.LAPSED}) {
            var result = new AggregateTestFixture<>(BenefitClaim.class)
                    .given(history(state, FH))
                    .when(new VerifyBenefit(ID, day(on), CALENDAR));

            var _ = inTime
                    ? result.expectEvents(new BenefitVerified(PARTNER, FH, ID, day(on)))
                    : result.expectException(refusedWith(new TooLate(ID, Step.VERIFY, day(on), null)));
        }
    }

    @ParameterizedTest(name = "asked on {0}: {1}")
    @CsvSource({"2026-10-04, true", "2026-10-05, false"})
    void asksForTheMoneyOfAFundWithinNinetyDays(String on, boolean inTime) {
        var result = claim.given(history(ClaimState.APPROVED, MDF)).when(new RequestBenefitPayment(ID, day(on)));

        var _ = inTime
                ? result.expectEvents(new BenefitPaymentRequested(PARTNER, MDF, ID, day(on)))
                : result.expectException(
                        refusedWith(new TooLate(ID, Step.REQUEST_PAYMENT, day(on), day("2026-10-04"))));
    }

    @Test
    void paysStaffByTheQuarter() {
        var _ = claim.given(history(ClaimState.VERIFIED, FH))
                .when(new RequestBenefitPayment(ID, day("2026-09-30")))
                .expectException(refusedWith(new TooEarly(ID, day("2026-09-30"), day("2026-10-01"))));
    }

    @Test
    void paysAtMostWhatWasApproved() {
        var _ = claim.given(history(ClaimState.INVOICED, MDF))
                .when(new PayBenefit(ID, day("2026-10-02"), Amount.of("350.01")))
                .expectException(
                        refusedWith(new MoreThan(ID, Amount.of("350.01"), Amount.of("350.00"), ClaimState.INVOICED)));
    }

    private static ApproveBenefit approve(String amount, @Nullable Period closedThrough) {
        return new ApproveBenefit(ID, APPROVED_ON, Amount.of(amount), PARTNER, closedThrough);
    }
}
