package org.partnerledger.core.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.payout.PayoutFixture.ID;
import static org.partnerledger.core.payout.PayoutFixture.INVOICES;
import static org.partnerledger.core.payout.PayoutFixture.TAX;
import static org.partnerledger.core.payout.PayoutFixture.TODAY;
import static org.partnerledger.core.payout.PayoutFixture.history;

import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.kernel.StateTable;
import org.partnerledger.core.kernel.StateTable.Cell;
import org.partnerledger.core.payout.PayoutCommand.AcceptPayoutInvoice;
import org.partnerledger.core.payout.PayoutCommand.ApplyPayout;
import org.partnerledger.core.payout.PayoutCommand.ChoosePayoutMode;
import org.partnerledger.core.payout.PayoutCommand.FailPayout;
import org.partnerledger.core.payout.PayoutCommand.InvoicePayout;
import org.partnerledger.core.payout.PayoutCommand.PayPayout;
import org.partnerledger.core.payout.PayoutCommand.ReconcilePayout;
import org.partnerledger.core.payout.PayoutCommand.ReissuePayoutInvoice;
import org.partnerledger.core.payout.PayoutCommand.RejectPayoutInvoice;
import org.partnerledger.core.payout.PayoutRefusal.StepNotAllowed;
import org.partnerledger.core.payout.PayoutState.Step;

/** Every step in every state, as docs/rules/states.md has it. */
class PayoutStatesTest {

    private static final StateTable WITH = StateTable.under("Payout with an invoice");
    private static final StateTable WITHOUT = StateTable.under("Payout without an invoice");

    static Stream<Cell> with() {
        return WITH.stream();
    }

    static Stream<Cell> without() {
        return WITHOUT.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("with")
    void withAnInvoiceItGoesAsPrinted(Cell cell) {
        tryOut(cell, true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("without")
    void withoutAnInvoiceItGoesAsPrinted(Cell cell) {
        tryOut(cell, false);
    }

    @Test
    void diagramsShowTheTables() {
        WITH.assertDiagramShowsTheSame();
        WITHOUT.assertDiagramShowsTheSame();
    }

    private static void tryOut(Cell cell, boolean withInvoice) {
        var state = PayoutState.valueOf(cell.state());
        var step = Step.valueOf(cell.step());
        ResultValidator<Payout> result = new AggregateTestFixture<>(Payout.class)
                .given(history(state, withInvoice))
                .when(command(step, withInvoice));
        result = cell.isAllowed()
                ? result.expectSuccessfulHandlerExecution()
                        .expectState(it -> assertThat(it.state).hasToString(cell.next()))
                : result.expectNoEvents().expectException(refusedWith(new StepNotAllowed(ID, step, state)));
        assertThat(result).isNotNull();
        assertThat(state.allowed().contains(step)).isEqualTo(cell.isAllowed());
    }

    private static PayoutCommand command(Step step, boolean withInvoice) {
        return switch (step) {
            case CHOOSE_MODE ->
                new ChoosePayoutMode(ID, withInvoice ? PayoutMode.BANK_TRANSFER : PayoutMode.COUPON_QUOTA);
            case APPLY -> new ApplyPayout(ID, TODAY, BuiltInCalendars.of("CN"));
            case RECONCILE -> new ReconcilePayout(ID, TODAY, TAX);
            case INVOICE -> new InvoicePayout(ID, INVOICES);
            case ACCEPT_INVOICE -> new AcceptPayoutInvoice(ID, TODAY);
            case REJECT_INVOICE -> new RejectPayoutInvoice(ID, "stamp missing");
            case REISSUE -> new ReissuePayoutInvoice(ID);
            case PAY -> new PayPayout(ID, TODAY, "T-1");
            case FAIL -> new FailPayout(ID, TODAY, "account closed");
        };
    }
}
