package org.partnerledger.core.opportunity;

import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent.DuplicateJoined;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent.DuplicatesDecided;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAccepted;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAutoRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityShared;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunitySuperseded;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityVerified;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityWon;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class OpportunityEventContractTest {

    private static final OpportunityId ID = new OpportunityId("o-1");
    private static final DuplicatesId SAME = new DuplicatesId("s-1");
    private static final Instant AT = Instant.parse("2026-07-01T02:00:00Z");

    @Test
    void storesOpportunityShared() {
        assertStoredAs(
                new OpportunityShared(
                        ID,
                        Direction.HO,
                        new PartnerId("p-1"),
                        new CustomerId("c-1"),
                        "Move to the cloud",
                        SAME,
                        AT,
                        LocalDate.parse("2026-07-01"),
                        3,
                        Amount.of("500000"),
                        new CurrencyCode("CNY")),
                """
                {"opportunityId":"o-1","direction":"HO","partnerId":"p-1","customerId":"c-1",\
                "title":"Move to the cloud","same":"s-1","sharedAt":"2026-07-01T02:00:00Z","sharedOn":"2026-07-01",\
                "answerWorkdays":3,"expectedAmount":"500000.00","currency":"CNY"}""");
    }

    @Test
    void storesOpportunitySharedWithoutCustomer() {
        assertStoredAs(
                new OpportunityShared(
                        ID,
                        Direction.PO,
                        new PartnerId("p-1"),
                        null,
                        "Move to the cloud",
                        SAME,
                        AT,
                        LocalDate.parse("2026-07-01"),
                        10,
                        null,
                        null),
                """
                {"opportunityId":"o-1","direction":"PO","partnerId":"p-1","customerId":null,\
                "title":"Move to the cloud","same":"s-1","sharedAt":"2026-07-01T02:00:00Z","sharedOn":"2026-07-01",\
                "answerWorkdays":10,"expectedAmount":null,"currency":null}""");
    }

    @Test
    void storesOpportunityAccepted() {
        assertStoredAs(new OpportunityAccepted(ID, AT), """
                {"opportunityId":"o-1","at":"2026-07-01T02:00:00Z"}""");
    }

    @Test
    void storesOpportunityVerified() {
        assertStoredAs(new OpportunityVerified(ID, AT), """
                {"opportunityId":"o-1","at":"2026-07-01T02:00:00Z"}""");
    }

    @Test
    void storesOpportunityRejected() {
        assertStoredAs(new OpportunityRejected(ID, AT, "no capacity"), """
                {"opportunityId":"o-1","at":"2026-07-01T02:00:00Z","reason":"no capacity"}""");
    }

    @Test
    void storesOpportunityAutoRejected() {
        assertStoredAs(new OpportunityAutoRejected(ID), """
                {"opportunityId":"o-1"}""");
    }

    @Test
    void storesOpportunitySuperseded() {
        assertStoredAs(new OpportunitySuperseded(ID, new OpportunityId("o-2")), """
                {"opportunityId":"o-1","winner":"o-2"}""");
    }

    @Test
    void storesOpportunityWon() {
        assertStoredAs(new OpportunityWon(ID, AT, List.of("order-1")), """
                {"opportunityId":"o-1","at":"2026-07-01T02:00:00Z","orderIds":["order-1"]}""");
    }

    @Test
    void storesDuplicateJoined() {
        assertStoredAs(new DuplicateJoined(SAME, ID), """
                {"duplicatesId":"s-1","opportunityId":"o-1"}""");
    }

    @Test
    void storesDuplicatesDecided() {
        assertStoredAs(new DuplicatesDecided(SAME, ID, AT), """
                {"duplicatesId":"s-1","winner":"o-1","verifiedAt":"2026-07-01T02:00:00Z"}""");
    }
}
