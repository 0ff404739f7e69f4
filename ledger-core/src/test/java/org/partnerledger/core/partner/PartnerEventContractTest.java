package org.partnerledger.core.partner;

import static org.partnerledger.core.partner.PartnerFixture.certified;
import static org.partnerledger.core.partner.PartnerFixture.enrolled;
import static org.partnerledger.core.partner.PartnerFixture.enrolledBelow;
import static org.partnerledger.core.partner.PartnerFixture.left;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.midLongTail;
import static org.partnerledger.core.partner.PartnerFixture.referral;
import static org.partnerledger.core.partner.PartnerFixture.unlinked;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import org.junit.jupiter.api.Test;
import org.partnerledger.core.partner.CustomerEvent.CustomerLinked;
import org.partnerledger.core.partner.CustomerEvent.CustomerUnlinked;
import org.partnerledger.core.partner.PartnerEvent.PartnerCertified;
import org.partnerledger.core.partner.PartnerEvent.PartnerEnrolled;
import org.partnerledger.core.partner.PartnerEvent.PartnerLeft;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class PartnerEventContractTest {

    @Test
    void storesPartnerEnrolled() {
        PartnerEnrolled tierOne = enrolled("p-1", "2026-01-01");
        PartnerEnrolled tierTwo = enrolledBelow("p-1", "p-2", "2026-01-01");

        assertStoredAs(tierOne, """
                {"partnerId":"p-1","currency":"CNY","memberFrom":"2025-12-31T16:00:00Z","distributorId":null}""");
        assertStoredAs(tierTwo, """
                {"partnerId":"p-2","currency":"CNY","memberFrom":"2025-12-31T16:00:00Z","distributorId":"p-1"}""");
    }

    @Test
    void storesPartnerLeft() {
        PartnerLeft event = left("p-1", "2026-07-01");

        assertStoredAs(event, """
                {"partnerId":"p-1","memberTo":"2026-06-30T16:00:00Z"}""");
    }

    @Test
    void storesPartnerCertified() {
        PartnerCertified forATime = certified("p-1", "2026-01-01", "2026-07-01");
        PartnerCertified forGood = certified("p-1", "2026-01-01", null);

        assertStoredAs(forATime, """
                {"partnerId":"p-1","validFrom":"2025-12-31T16:00:00Z","validTo":"2026-06-30T16:00:00Z"}""");
        assertStoredAs(forGood, """
                {"partnerId":"p-1","validFrom":"2025-12-31T16:00:00Z","validTo":null}""");
    }

    @Test
    void storesCustomerLinked() {
        CustomerLinked open = linked("c-1", midLongTail("p-1", "2026-01-01", null));
        CustomerLinked ended = linked("c-1", referral("p-1", "2026-01-01", "2026-07-01"));

        assertStoredAs(open, """
                {"customerId":"c-1","link":{"partnerId":"p-1","association":"RESALE","segment":"MID_LONG_TAIL",\
                "from":"2025-12-31T16:00:00Z","to":null}}""");
        assertStoredAs(ended, """
                {"customerId":"c-1","link":{"partnerId":"p-1","association":"REFERRAL","segment":"ENTERPRISE",\
                "from":"2025-12-31T16:00:00Z","to":"2026-06-30T16:00:00Z"}}""");
    }

    @Test
    void storesCustomerUnlinked() {
        CustomerUnlinked event = unlinked("c-1", "2026-07-01");

        assertStoredAs(event, """
                {"customerId":"c-1","to":"2026-06-30T16:00:00Z"}""");
    }
}
