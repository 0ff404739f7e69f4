package org.partnerledger.core.benefit;

import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.BenefitQualified;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.QuotaReleased;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.QuotaTaken;
import org.partnerledger.core.benefit.BenefitEvent.BenefitApproved;
import org.partnerledger.core.benefit.BenefitEvent.BenefitClaimed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiceRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiced;
import org.partnerledger.core.benefit.BenefitEvent.BenefitLapsed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaid;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaymentRequested;
import org.partnerledger.core.benefit.BenefitEvent.BenefitRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitVerified;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class BenefitEventContractTest {

    private static final PartnerId PARTNER = new PartnerId("p-1");
    private static final ClaimId CLAIM = new ClaimId("cl-1");
    private static final LocalDate ON = LocalDate.parse("2026-07-10");

    @Test
    void storesBenefitClaimed() {
        assertStoredAs(new BenefitClaimed(PARTNER, BenefitKind.FH, new Claim(CLAIM, ON, Amount.of("8000"), 4)), """
                {"partnerId":"p-1","kind":"FH","claim":{"claimId":"cl-1","on":"2026-07-10","amount":"8000.00",\
                "persons":4}}""");
    }

    @Test
    void storesBenefitApproved() {
        assertStoredAs(
                new BenefitApproved(
                        PARTNER,
                        BenefitKind.MDF,
                        CLAIM,
                        ON,
                        Amount.of("7500"),
                        PARTNER,
                        Period.of("2026-07"),
                        null,
                        LocalDate.parse("2026-10-08")),
                """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","on":"2026-07-10","amount":"7500.00",\
                "settledWith":"p-1","standsOn":"2026-07","verifyWorkdays":null,"settleBy":"2026-10-08"}""");
    }

    @Test
    void storesBenefitRejected() {
        assertStoredAs(new BenefitRejected(PARTNER, BenefitKind.MDF, CLAIM, ON, "no proof"), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","on":"2026-07-10","reason":"no proof"}""");
    }

    @Test
    void storesBenefitVerified() {
        assertStoredAs(new BenefitVerified(PARTNER, BenefitKind.MDF, CLAIM, ON), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","on":"2026-07-10"}""");
    }

    @Test
    void storesBenefitLapsed() {
        assertStoredAs(new BenefitLapsed(PARTNER, BenefitKind.MDF, CLAIM), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1"}""");
    }

    @Test
    void storesBenefitPaymentRequested() {
        assertStoredAs(new BenefitPaymentRequested(PARTNER, BenefitKind.MDF, CLAIM, ON), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","on":"2026-07-10"}""");
    }

    @Test
    void storesBenefitInvoiced() {
        assertStoredAs(new BenefitInvoiced(PARTNER, BenefitKind.MDF, CLAIM, "inv-1"), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","invoice":"inv-1"}""");
    }

    @Test
    void storesBenefitInvoiceRejected() {
        assertStoredAs(new BenefitInvoiceRejected(PARTNER, BenefitKind.MDF, CLAIM, "wrong title"), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","reason":"wrong title"}""");
    }

    @Test
    void storesBenefitPaid() {
        assertStoredAs(new BenefitPaid(PARTNER, BenefitKind.MDF, CLAIM, ON, Amount.of("7000")), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","on":"2026-07-10","amount":"7000.00"}""");
    }

    @Test
    void storesBenefitQualified() {
        assertStoredAs(
                new BenefitQualified(
                        PARTNER,
                        BenefitKind.MDF,
                        new Qualification(Instant.parse("2025-12-31T16:00:00Z"), null, Amount.of("20000"))),
                """
                {"partnerId":"p-1","kind":"MDF","qualification":{"from":"2025-12-31T16:00:00Z","to":null,\
                "quota":"20000.00"}}""");
    }

    @Test
    void storesQuotaTaken() {
        assertStoredAs(new QuotaTaken(PARTNER, BenefitKind.MDF, CLAIM, Amount.of("8000")), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1","amount":"8000.00"}""");
    }

    @Test
    void storesQuotaReleased() {
        assertStoredAs(new QuotaReleased(PARTNER, BenefitKind.MDF, CLAIM), """
                {"partnerId":"p-1","kind":"MDF","claimId":"cl-1"}""");
    }
}
