package org.partnerledger.core.settlement;

import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.settlement.SettlementEvent.BillPaid;
import org.partnerledger.core.settlement.SettlementEvent.Confirmation;
import org.partnerledger.core.settlement.SettlementEvent.DisputeRejected;
import org.partnerledger.core.settlement.SettlementEvent.DisputeUpheld;
import org.partnerledger.core.settlement.SettlementEvent.StatementConfirmed;
import org.partnerledger.core.settlement.SettlementEvent.StatementCorrected;
import org.partnerledger.core.settlement.SettlementEvent.StatementDisputed;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssued;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssuing;
import org.partnerledger.core.settlement.SettlementEvent.StatementPublished;
import org.partnerledger.core.settlement.SettlementEvent.StatementReturned;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class SettlementEventContractTest {

    private static final PartnerId PARTNER = new PartnerId("p-1");
    private static final Period JULY = Period.of("2026-07");
    private static final LocalDate CLOSED_ON = LocalDate.parse("2026-08-03");
    private static final Correction CORRECTION =
            new Correction(Correction.DISPUTE_UPHELD, Amount.of("12.5"), Period.of("2026-08"), List.of("l-1"));

    @Test
    void storesStatementPublished() {
        assertStoredAs(
                new StatementPublished(
                        PARTNER, JULY, new CurrencyCode("CNY"), Amount.of("6128.46"), true, CLOSED_ON, 10),
                """
                {"partnerId":"p-1","period":"2026-07","currency":"CNY","payable":"6128.46","resale":true,\
                "closedOn":"2026-08-03","confirmWorkdays":10}""");
    }

    @Test
    void storesStatementConfirmed() {
        assertStoredAs(new StatementConfirmed(PARTNER, JULY, Confirmation.DEADLINE), """
                {"partnerId":"p-1","period":"2026-07","by":"DEADLINE"}""");
    }

    @Test
    void storesStatementDisputed() {
        assertStoredAs(
                new StatementDisputed(
                        PARTNER,
                        JULY,
                        new Dispute("d-1", List.of("l-1"), List.of("RATE_EFFECT"), "wrong tier", List.of("a-1"))),
                """
                {"partnerId":"p-1","period":"2026-07","dispute":{"disputeId":"d-1","lines":["l-1"],\
                "rows":["RATE_EFFECT"],"text":"wrong tier","attachments":["a-1"]}}""");
    }

    @Test
    void storesDisputeUpheld() {
        assertStoredAs(new DisputeUpheld(PARTNER, JULY, "d-1", CORRECTION), """
                {"partnerId":"p-1","period":"2026-07","disputeId":"d-1","correction":{"reason":"DISPUTE_UPHELD",\
                "amount":"12.50","standsOn":"2026-08","lines":["l-1"]}}""");
    }

    @Test
    void storesDisputeRejected() {
        assertStoredAs(new DisputeRejected(PARTNER, JULY, "d-1", "the tier is right"), """
                {"partnerId":"p-1","period":"2026-07","disputeId":"d-1","reason":"the tier is right"}""");
    }

    @Test
    void storesStatementCorrected() {
        assertStoredAs(new StatementCorrected(PARTNER, JULY, "c-1", CORRECTION), """
                {"partnerId":"p-1","period":"2026-07","correctionId":"c-1","correction":{"reason":"DISPUTE_UPHELD",\
                "amount":"12.50","standsOn":"2026-08","lines":["l-1"]}}""");
    }

    @Test
    void storesStatementIssuing() {
        assertStoredAs(new StatementIssuing(PARTNER, JULY, "payout-1"), """
                {"partnerId":"p-1","period":"2026-07","payoutId":"payout-1"}""");
    }

    @Test
    void storesStatementIssued() {
        assertStoredAs(new StatementIssued(PARTNER, JULY, "payout-1"), """
                {"partnerId":"p-1","period":"2026-07","payoutId":"payout-1"}""");
    }

    @Test
    void storesStatementReturned() {
        assertStoredAs(new StatementReturned(PARTNER, JULY, "payout-1"), """
                {"partnerId":"p-1","period":"2026-07","payoutId":"payout-1"}""");
    }

    @Test
    void storesBillPaid() {
        assertStoredAs(new BillPaid(PARTNER, JULY, Instant.parse("2026-08-20T02:00:00Z")), """
                {"partnerId":"p-1","period":"2026-07","paidAt":"2026-08-20T02:00:00Z"}""");
    }
}
