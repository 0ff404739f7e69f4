package org.partnerledger.projections.payout;

import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.payout.Invoice;
import org.partnerledger.core.payout.PayoutEvent;
import org.partnerledger.core.payout.PayoutEvent.PayoutApplied;
import org.partnerledger.core.payout.PayoutEvent.PayoutFailed;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiceAccepted;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiceRejected;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiced;
import org.partnerledger.core.payout.PayoutEvent.PayoutModeChosen;
import org.partnerledger.core.payout.PayoutEvent.PayoutOpened;
import org.partnerledger.core.payout.PayoutEvent.PayoutPaid;
import org.partnerledger.core.payout.PayoutEvent.PayoutReconciled;
import org.partnerledger.core.payout.PayoutEvent.PayoutReissueAsked;
import org.partnerledger.core.payout.PayoutState;
import org.partnerledger.core.payout.Portion;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds payouts into their tables. */
public final class PayoutReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public PayoutReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof PayoutEvent event) {
                apply(event);
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate payout, payout_statement, payout_invoice").update();
    }

    private void apply(PayoutEvent event) {
        String id = event.payoutId().value();
        switch (event) {
            case PayoutOpened it -> opened(it);
            case PayoutModeChosen it ->
                jdbc.sql("update payout set mode = ? where payout_id = ?")
                        .params(it.mode().name(), id)
                        .update();
            case PayoutApplied it -> applied(it);
            case PayoutReconciled it -> reconciled(it);
            case PayoutInvoiced it -> invoiced(it);
            case PayoutInvoiceAccepted it ->
                jdbc.sql("update payout set state = ?, pay_by = ?, due_on = ? where payout_id = ?")
                        .params(PayoutState.PAYING.name(), it.payBy(), it.payBy(), id)
                        .update();
            case PayoutInvoiceRejected it ->
                jdbc.sql("update payout set state = ?, reason = ?, due_on = null where payout_id = ?")
                        .params(PayoutState.INVOICE_REJECTED.name(), it.reason(), id)
                        .update();
            case PayoutReissueAsked _ ->
                jdbc.sql("update payout set state = ?, due_on = null where payout_id = ?")
                        .params(PayoutState.TO_INVOICE.name(), id)
                        .update();
            case PayoutPaid it ->
                jdbc.sql("""
                                update payout set state = ?, ended_on = ?, reference = ?, reason = null, due_on = null
                                where payout_id = ?""")
                        .params(PayoutState.PAID.name(), it.on(), it.reference(), id)
                        .update();
            case PayoutFailed it ->
                jdbc.sql("update payout set state = ?, ended_on = ?, reason = ?, due_on = null where payout_id = ?")
                        .params(PayoutState.FAILED.name(), it.on(), it.reason(), id)
                        .update();
        }
    }

    private void opened(PayoutOpened it) {
        Amount payable = it.statements().stream().map(Portion::payable).reduce(Amount.ZERO, Amount::plus);
        jdbc.sql("insert into payout (payout_id, partner_id, currency, state, payable) values (?, ?, ?, ?, ?)")
                .params(
                        it.payoutId().value(),
                        it.partnerId().value(),
                        it.currency().code(),
                        PayoutState.TO_APPLY.name(),
                        payable.value())
                .update();
        for (Portion portion : it.statements()) {
            jdbc.sql("insert into payout_statement (payout_id, period, payable, resale) values (?, ?, ?, ?)")
                    .params(
                            it.payoutId().value(),
                            portion.period().index(),
                            portion.payable().value(),
                            portion.resale())
                    .update();
        }
    }

    private void applied(PayoutApplied it) {
        jdbc.sql("""
                        update payout set state = ?, applied_on = ?, reconcile_by = ?::date, notice_by = ?::date,
                                          due_on = ?::date
                        where payout_id = ?""")
                .param(PayoutState.PROCESSING.name())
                .param(it.on())
                .param(it.reconcileBy())
                .param(it.invoiceNoticeBy())
                .param(it.reconcileBy())
                .param(it.payoutId().value())
                .update();
    }

    private void reconciled(PayoutReconciled it) {
        PayoutState next = it.toInvoice() ? PayoutState.TO_INVOICE : PayoutState.PAYING;
        jdbc.sql("update payout set state = ?, settlement = ?, due_on = notice_by where payout_id = ?")
                .params(next.name(), it.settlement().value(), it.payoutId().value())
                .update();
    }

    private void invoiced(PayoutInvoiced it) {
        String id = it.payoutId().value();
        jdbc.sql("update payout set state = ?, reason = null, due_on = null where payout_id = ?")
                .params(PayoutState.INVOICE_REVIEW.name(), id)
                .update();
        jdbc.sql("delete from payout_invoice where payout_id = ?").param(id).update();
        for (int i = 0; i < it.invoices().size(); i++) {
            Invoice invoice = it.invoices().get(i);
            jdbc.sql("""
                            insert into payout_invoice (payout_id, ordinal, number, amount, issued_on, reference)
                            values (?, ?, ?, ?, ?, ?)""")
                    .param(id)
                    .param(i)
                    .param(invoice.number())
                    .param(invoice.amount().value())
                    .param(invoice.issuedOn())
                    .param(invoice.reference())
                    .update();
        }
    }
}
