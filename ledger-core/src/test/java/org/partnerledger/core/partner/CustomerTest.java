package org.partnerledger.core.partner;

import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.kernel.Shanghai.day;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.resale;
import static org.partnerledger.core.partner.PartnerFixture.unlinked;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.partner.CustomerCommand.LinkCustomer;
import org.partnerledger.core.partner.CustomerCommand.UnlinkCustomer;
import org.partnerledger.core.partner.PartnerRefusal.EndsBeforeItBegins;
import org.partnerledger.core.partner.PartnerRefusal.NoOpenLink;
import org.partnerledger.core.partner.PartnerRefusal.OverlappingLink;

class CustomerTest {

    private static final CustomerId C1 = new CustomerId("c-1");
    private static final Link MARCH = resale("p-1", "2026-03-01", "2026-04-01");
    private static final Link OPEN = resale("p-1", "2026-03-01", null);

    private AggregateTestFixture<Customer> customer;

    @BeforeEach
    void emptyLedger() {
        customer = new AggregateTestFixture<>(Customer.class);
    }

    @Test
    void isLinked() {
        var _ = customer.givenNoPriorActivity()
                .when(new LinkCustomer(C1, OPEN))
                .expectEvents(linked("c-1", OPEN))
                .expectResultMessagePayload(linked("c-1", OPEN));
    }

    @Test
    void hasNoLinkThatCouldEnd() {
        var _ = customer.givenNoPriorActivity()
                .when(new UnlinkCustomer(C1, day("2026-04-01")))
                .expectNoEvents()
                .expectException(refusedWith(new NoOpenLink(C1)));
    }

    @Test
    void refusesALinkThatCoversNoInstant() {
        Link empty = resale("p-1", "2026-03-01", "2026-03-01");

        var _ = customer.givenNoPriorActivity()
                .when(new LinkCustomer(C1, empty))
                .expectNoEvents()
                .expectException(refusedWith(new EndsBeforeItBegins(C1, day("2026-03-01"), day("2026-03-01"))));
    }

    /** The link that is there covers March; an open one overlaps what ends after its beginning. */
    @ParameterizedTest(name = "besides March, a link from {0} to {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-02-01, 2026-03-01, accepted
            2026-02-01, 2026-03-02, refused
            2026-02-01, -,          refused
            2026-03-15, 2026-03-16, refused
            2026-03-31, -,          refused
            2026-04-01, -,          accepted
            2026-04-01, 2026-05-01, accepted
            2026-02-01, 2026-05-01, refused
            """)
    void isLinkedToOnePartnerAtATime(String from, @Nullable String to, String outcome) {
        Link asked = resale("p-2", from, to);

        var result = customer.given(linked("c-1", MARCH)).when(new LinkCustomer(C1, asked));

        if (outcome.equals("accepted")) {
            var _ = result.expectEvents(linked("c-1", asked));
        } else {
            var _ = result.expectNoEvents().expectException(refusedWith(new OverlappingLink(C1, MARCH, asked)));
        }
    }

    @Nested
    class OnceLinkedForGood {

        @Test
        void refusesAnotherLinkWheneverItBegins() {
            Link later = resale("p-2", "2030-01-01", null);

            var _ = customer.given(linked("c-1", OPEN))
                    .when(new LinkCustomer(C1, later))
                    .expectNoEvents()
                    .expectException(refusedWith(new OverlappingLink(C1, OPEN, later)));
        }

        @Test
        void isLinkedForATimeBeforeIt() {
            Link before = resale("p-2", "2026-01-01", "2026-03-01");

            var _ = customer.given(linked("c-1", OPEN))
                    .when(new LinkCustomer(C1, before))
                    .expectEvents(linked("c-1", before));
        }

        @Test
        void isUnlinked() {
            var _ = customer.given(linked("c-1", OPEN))
                    .when(new UnlinkCustomer(C1, day("2026-05-01")))
                    .expectEvents(unlinked("c-1", "2026-05-01"))
                    .expectResultMessagePayload(unlinked("c-1", "2026-05-01"));
        }

        @Test
        void cannotBeUnlinkedAtTheInstantItWasLinked() {
            var _ = customer.given(linked("c-1", OPEN))
                    .when(new UnlinkCustomer(C1, day("2026-03-01")))
                    .expectNoEvents()
                    .expectException(refusedWith(new EndsBeforeItBegins(C1, day("2026-03-01"), day("2026-03-01"))));
        }
    }

    @Nested
    class OnceUnlinked {

        @Test
        void isLinkedToAnotherPartnerFromThatInstant() {
            Link next = resale("p-2", "2026-05-01", null);

            var _ = customer.given(linked("c-1", OPEN), unlinked("c-1", "2026-05-01"))
                    .when(new LinkCustomer(C1, next))
                    .expectEvents(linked("c-1", next));
        }

        @Test
        void keepsTheLinksThatHadEnded() {
            var _ = customer.given(linked("c-1", MARCH), linked("c-1", resale("p-1", "2026-05-01", null)))
                    .andGiven(unlinked("c-1", "2026-06-01"))
                    .when(new LinkCustomer(C1, resale("p-2", "2026-03-15", "2026-03-20")))
                    .expectException(
                            refusedWith(new OverlappingLink(C1, MARCH, resale("p-2", "2026-03-15", "2026-03-20"))));
        }

        @Test
        void hasNoLinkThatCouldEnd() {
            var _ = customer.given(linked("c-1", OPEN), unlinked("c-1", "2026-05-01"))
                    .when(new UnlinkCustomer(C1, day("2026-06-01")))
                    .expectException(refusedWith(new NoOpenLink(C1)));
        }
    }
}
