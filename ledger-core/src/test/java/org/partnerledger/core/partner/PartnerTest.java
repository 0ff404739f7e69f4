package org.partnerledger.core.partner;

import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.kernel.Shanghai.at;
import static org.partnerledger.core.kernel.Shanghai.day;
import static org.partnerledger.core.partner.PartnerFixture.CNY;
import static org.partnerledger.core.partner.PartnerFixture.certified;
import static org.partnerledger.core.partner.PartnerFixture.enrolled;
import static org.partnerledger.core.partner.PartnerFixture.enrolledBelow;
import static org.partnerledger.core.partner.PartnerFixture.left;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.PartnerCommand.CertifyPartner;
import org.partnerledger.core.partner.PartnerCommand.EnrolPartner;
import org.partnerledger.core.partner.PartnerCommand.LeavePartner;
import org.partnerledger.core.partner.PartnerRefusal.CurrencyOfDistributor;
import org.partnerledger.core.partner.PartnerRefusal.NotMember;
import org.partnerledger.core.partner.PartnerRefusal.StillMember;

class PartnerTest {

    private static final PartnerId P1 = new PartnerId("p-1");
    private static final PartnerId TIER_ONE = new PartnerId("p-0");
    private static final CurrencyCode USD = new CurrencyCode("USD");

    private AggregateTestFixture<Partner> partner;

    @BeforeEach
    void emptyLedger() {
        partner = new AggregateTestFixture<>(Partner.class);
    }

    @Test
    void isEnrolled() {
        var _ = partner.givenNoPriorActivity()
                .when(enrol(day("2026-01-01")))
                .expectEvents(enrolled("p-1", "2026-01-01"))
                .expectResultMessagePayload(enrolled("p-1", "2026-01-01"));
    }

    @Test
    void isEnrolledAsTierTwoInTheCurrencyOfItsTierOne() {
        var _ = partner.givenNoPriorActivity()
                .when(new EnrolPartner(P1, CNY, day("2026-01-01"), TIER_ONE, CNY))
                .expectEvents(enrolledBelow("p-0", "p-1", "2026-01-01"));
    }

    @Test
    void refusesAnotherCurrencyThanThatOfItsTierOne() {
        var _ = partner.givenNoPriorActivity()
                .when(new EnrolPartner(P1, USD, day("2026-01-01"), TIER_ONE, CNY))
                .expectNoEvents()
                .expectException(refusedWith(new CurrencyOfDistributor(P1, USD, CNY)));
    }

    @Nested
    class OnceEnrolled {

        @Test
        void refusesToBeEnrolledAgain() {
            Instant again = day("2027-01-01");

            var _ = partner.given(enrolled("p-1", "2026-01-01"))
                    .when(enrol(again))
                    .expectNoEvents()
                    .expectException(refusedWith(new StillMember(P1, again)));
        }

        @Test
        void leaves() {
            var _ = partner.given(enrolled("p-1", "2026-01-01"))
                    .when(new LeavePartner(P1, day("2026-07-01")))
                    .expectEvents(left("p-1", "2026-07-01"))
                    .expectResultMessagePayload(left("p-1", "2026-07-01"));
        }

        @Test
        void cannotLeaveBeforeItCameNorAtThatInstant() {
            Instant came = day("2026-01-01");

            var _ = partner.given(enrolled("p-1", "2026-01-01"))
                    .when(new LeavePartner(P1, came))
                    .expectNoEvents()
                    .expectException(refusedWith(new NotMember(P1, came)));
        }

        @Test
        void isCertified() {
            var _ = partner.given(enrolled("p-1", "2026-01-01"))
                    .when(new CertifyPartner(P1, day("2026-02-01"), null))
                    .expectEvents(certified("p-1", "2026-02-01", null))
                    .expectResultMessagePayload(certified("p-1", "2026-02-01", null));
        }

        @Test
        void staysAMemberWhenItIsCertified() {
            Instant again = day("2026-03-01");

            var _ = partner.given(enrolled("p-1", "2026-01-01"), certified("p-1", "2026-01-01", "2026-02-01"))
                    .when(enrol(again))
                    .expectException(refusedWith(new StillMember(P1, again)));
        }
    }

    @Nested
    class OnceItLeft {

        @Test
        void cannotLeaveAgain() {
            Instant later = day("2026-08-01");

            var _ = partner.given(enrolled("p-1", "2026-01-01"), left("p-1", "2026-07-01"))
                    .when(new LeavePartner(P1, later))
                    .expectNoEvents()
                    .expectException(refusedWith(new NotMember(P1, later)));
        }

        @Test
        void isEnrolledAgainFromTheInstantItLeft() {
            var _ = partner.given(enrolled("p-1", "2026-01-01"), left("p-1", "2026-07-01"))
                    .when(enrol(day("2026-07-01")))
                    .expectEvents(enrolled("p-1", "2026-07-01"));
        }

        @Test
        void isNotEnrolledForTheTimeBeforeItLeft() {
            Instant secondBefore = at("2026-06-30T23:59:59");

            var _ = partner.given(enrolled("p-1", "2026-01-01"), left("p-1", "2026-07-01"))
                    .when(enrol(secondBefore))
                    .expectNoEvents()
                    .expectException(refusedWith(new StillMember(P1, secondBefore)));
        }
    }

    private static EnrolPartner enrol(Instant memberFrom) {
        return new EnrolPartner(P1, CNY, memberFrom, null, null);
    }
}
