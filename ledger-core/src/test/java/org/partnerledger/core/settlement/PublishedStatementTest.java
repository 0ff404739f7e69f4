package org.partnerledger.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.settlement.StatementFixture.CLOSED_ON;
import static org.partnerledger.core.settlement.StatementFixture.CORRECTION;
import static org.partnerledger.core.settlement.StatementFixture.DISPUTE;
import static org.partnerledger.core.settlement.StatementFixture.ID;
import static org.partnerledger.core.settlement.StatementFixture.JULY;
import static org.partnerledger.core.settlement.StatementFixture.PAID_AT;
import static org.partnerledger.core.settlement.StatementFixture.PARTNER;
import static org.partnerledger.core.settlement.StatementFixture.and;
import static org.partnerledger.core.settlement.StatementFixture.confirmed;
import static org.partnerledger.core.settlement.StatementFixture.disputed;
import static org.partnerledger.core.settlement.StatementFixture.history;
import static org.partnerledger.core.settlement.StatementFixture.published;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.settlement.SettlementCommand.CompleteStatement;
import org.partnerledger.core.settlement.SettlementCommand.ConfirmStatement;
import org.partnerledger.core.settlement.SettlementCommand.CorrectStatement;
import org.partnerledger.core.settlement.SettlementCommand.DisputeStatement;
import org.partnerledger.core.settlement.SettlementCommand.PayBill;
import org.partnerledger.core.settlement.SettlementCommand.PublishStatement;
import org.partnerledger.core.settlement.SettlementCommand.RejectDispute;
import org.partnerledger.core.settlement.SettlementCommand.ReturnStatement;
import org.partnerledger.core.settlement.SettlementCommand.UpholdDispute;
import org.partnerledger.core.settlement.SettlementEvent.BillPaid;
import org.partnerledger.core.settlement.SettlementEvent.Confirmation;
import org.partnerledger.core.settlement.SettlementEvent.DisputeRejected;
import org.partnerledger.core.settlement.SettlementEvent.DisputeUpheld;
import org.partnerledger.core.settlement.SettlementEvent.StatementCorrected;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssuing;
import org.partnerledger.core.settlement.SettlementEvent.StatementReturned;
import org.partnerledger.core.settlement.SettlementRefusal.IdTaken;
import org.partnerledger.core.settlement.SettlementRefusal.InAnotherPayout;
import org.partnerledger.core.settlement.SettlementRefusal.NotPublished;
import org.partnerledger.core.settlement.SettlementRefusal.PaidBefore;
import org.partnerledger.core.settlement.SettlementRefusal.UnknownDispute;
import org.partnerledger.core.statement.StatementState;

class PublishedStatementTest {

    private static final Dispute SECOND = new Dispute("d-2", List.of("L2"), List.of(), "nor this", List.of());

    private AggregateTestFixture<PublishedStatement> statement;

    @BeforeEach
    void emptyLedger() {
        statement = new AggregateTestFixture<>(PublishedStatement.class);
    }

    @Test
    void isPublishedOnce() {
        var publish = new PublishStatement(ID, new CurrencyCode("CNY"), Amount.of("100.00"), true, CLOSED_ON, 10);

        var _ = statement.givenNoPriorActivity().when(publish).expectEvents(published());
        var _ = new AggregateTestFixture<>(PublishedStatement.class)
                .given(published())
                .when(publish)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isNotThereBeforeTheClose() {
        var _ = statement
                .givenNoPriorActivity()
                .when(new ConfirmStatement(ID))
                .expectException(refusedWith(new NotPublished(ID)));
    }

    @Test
    void isConfirmedByThePartner() {
        var _ = statement
                .given(published())
                .when(new ConfirmStatement(ID))
                .expectEvents(confirmed(Confirmation.PARTNER));
    }

    @Test
    void isConfirmedWithTheLastDispute() {
        List<SettlementEvent> twice = and(history(StatementState.DISPUTED), disputed(SECOND));

        var _ = statement
                .given(twice)
                .when(new RejectDispute(ID, "d-2", "it is right"))
                .expectEvents(new DisputeRejected(PARTNER, JULY, "d-2", "it is right"));
        var _ = new AggregateTestFixture<>(PublishedStatement.class)
                .given(and(twice, new DisputeRejected(PARTNER, JULY, "d-2", "it is right")))
                .when(new UpholdDispute(ID, "d-1", CORRECTION))
                .expectEvents(
                        new DisputeUpheld(PARTNER, JULY, "d-1", CORRECTION), confirmed(Confirmation.DISPUTES_DECIDED));
    }

    @Test
    void correctsNothingBeforeItIsPublished() {
        var _ = statement
                .givenNoPriorActivity()
                .when(new CorrectStatement(ID, "c-1", CORRECTION))
                .expectNoEvents()
                .expectException(refusedWith(new NotPublished(ID)));
    }

    @Test
    void decidesADisputeOnce() {
        var _ = statement
                .given(and(
                        and(history(StatementState.DISPUTED), disputed(SECOND)),
                        new DisputeRejected(PARTNER, JULY, "d-2", "it is right")))
                .when(new UpholdDispute(ID, "d-2", CORRECTION))
                .expectNoEvents()
                .expectException(refusedWith(new UnknownDispute(ID, "d-2", List.of("d-1"))));
    }

    @Test
    void takesTheSameDisputeOnceAndRefusesAnotherOfItsId() {
        var _ = statement
                .given(history(StatementState.DISPUTED))
                .when(new DisputeStatement(ID, DISPUTE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var _ = new AggregateTestFixture<>(PublishedStatement.class)
                .given(history(StatementState.DISPUTED))
                .when(new DisputeStatement(
                        ID, new Dispute("d-1", List.of("L9"), List.of(), "something else", List.of())))
                .expectException(refusedWith(new IdTaken(ID, "d-1")));
    }

    @Test
    void isDisputedAboutSomething() {
        assertThatThrownBy(() -> new Dispute("d-1", List.of(), List.of(), "I do not like it", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isCorrectedOnceForACorrection() {
        var correct = new CorrectStatement(ID, "c-1", CORRECTION);
        var corrected = new StatementCorrected(PARTNER, JULY, "c-1", CORRECTION);

        var _ = statement.given(published()).when(correct).expectEvents(corrected);
        var _ = new AggregateTestFixture<>(PublishedStatement.class)
                .given(published(), corrected)
                .when(correct)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void goesBackToWhatItWasWhenAPayoutFails() {
        var _ = statement
                .given(published(), confirmed(Confirmation.DEADLINE), new StatementIssuing(PARTNER, JULY, "po-1"))
                .when(new ReturnStatement(ID, "po-1"))
                .expectEvents(new StatementReturned(PARTNER, JULY, "po-1"))
                .expectState(it -> assertThat(it.state).isEqualTo(StatementState.AUTO_CONFIRMED));
    }

    @Test
    void isCompletedOnlyByThePayoutThatIssuesIt() {
        var _ = statement
                .given(history(StatementState.ISSUING))
                .when(new CompleteStatement(ID, "po-2"))
                .expectException(refusedWith(new InAnotherPayout(ID, "po-1")));
    }

    @Test
    void takesThePaymentOfItsBillAlsoBeforeTheClose() {
        var paid = new BillPaid(PARTNER, JULY, PAID_AT);

        var _ = statement.givenNoPriorActivity().when(new PayBill(ID, PAID_AT)).expectEvents(paid);
        var _ = new AggregateTestFixture<>(PublishedStatement.class)
                .given(paid)
                .when(new PayBill(ID, PAID_AT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var _ = new AggregateTestFixture<>(PublishedStatement.class)
                .given(paid)
                .when(new PayBill(ID, PAID_AT.plusSeconds(1)))
                .expectException(refusedWith(new PaidBefore(ID, PAID_AT)));
    }

    @Test
    void isFoundByTheTextOfItsId() {
        assertThat(StatementId.of(ID.toString())).isEqualTo(ID);
        assertThat(StatementId.of("statement/2026-07/a/b").partnerId().value()).isEqualTo("a/b");
    }
}
