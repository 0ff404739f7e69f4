package org.partnerledger.core.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Shanghai;
import org.partnerledger.core.settlement.SettlementEvent.Confirmation;
import org.partnerledger.core.settlement.SettlementEvent.StatementConfirmed;
import org.partnerledger.core.settlement.SettlementEvent.StatementDisputed;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssued;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssuing;
import org.partnerledger.core.settlement.SettlementEvent.StatementPublished;
import org.partnerledger.core.statement.StatementState;

/** The example every test of statements tells: July 2026 with 100.00 payable, closed on 5 August. */
final class StatementFixture {

    static final PartnerId PARTNER = new PartnerId("p-1");
    static final Period JULY = Period.of("2026-07");
    static final StatementId ID = new StatementId(PARTNER, JULY);
    static final LocalDate CLOSED_ON = LocalDate.parse("2026-08-05");
    static final Instant PAID_AT = Shanghai.at("2026-08-20T10:00:00");
    static final Dispute DISPUTE =
            new Dispute("d-1", List.of("L1"), List.of("RATE_EFFECT"), "wrong plan", List.of("mail-7"));
    static final Correction CORRECTION =
            new Correction("DISPUTE_UPHELD", Amount.of("12.34"), Period.of("2026-08"), List.of("L1"));

    private StatementFixture() {}

    static StatementPublished published() {
        return new StatementPublished(PARTNER, JULY, new CurrencyCode("CNY"), Amount.of("100.00"), true, CLOSED_ON, 10);
    }

    static StatementConfirmed confirmed(Confirmation by) {
        return new StatementConfirmed(PARTNER, JULY, by);
    }

    static StatementDisputed disputed(Dispute dispute) {
        return new StatementDisputed(PARTNER, JULY, dispute);
    }

    /** What led to a state, by the shortest way. */
    static List<SettlementEvent> history(StatementState state) {
        List<SettlementEvent> published = List.of(published());
        List<SettlementEvent> confirmed = and(published, confirmed(Confirmation.PARTNER));
        List<SettlementEvent> issuing = and(confirmed, new StatementIssuing(PARTNER, JULY, "po-1"));
        return switch (state) {
            case ESTIMATED -> List.of();
            case PENDING_CONFIRMATION -> published;
            case CONFIRMED -> confirmed;
            case AUTO_CONFIRMED -> and(published, confirmed(Confirmation.DEADLINE));
            case DISPUTED -> and(published, disputed(DISPUTE));
            case ISSUING -> issuing;
            case ISSUED -> and(issuing, new StatementIssued(PARTNER, JULY, "po-1"));
        };
    }

    static List<SettlementEvent> and(List<SettlementEvent> history, SettlementEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }
}
