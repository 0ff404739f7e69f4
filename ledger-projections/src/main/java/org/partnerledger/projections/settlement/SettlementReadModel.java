package org.partnerledger.projections.settlement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.settlement.Correction;
import org.partnerledger.core.settlement.Dispute;
import org.partnerledger.core.settlement.SettlementEvent;
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
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds what happens to statements and bills after the close: payments, disputes, corrections. */
public final class SettlementReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public SettlementReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case PeriodClosed event -> closed(event, recorded.recordedAt());
                case BillPaid event -> paid(event, recorded);
                case SettlementEvent event -> apply(event, recorded.recordedAt());
                default -> {
                    // Says nothing about what follows a close.
                }
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate partner_bill, published_statement, dispute, correction")
                .update();
    }

    private void apply(SettlementEvent event, Instant at) {
        switch (event) {
            case StatementPublished it -> published(it);
            case StatementConfirmed it ->
                moved(
                        it,
                        it.by() == Confirmation.DEADLINE ? StatementState.AUTO_CONFIRMED : StatementState.CONFIRMED,
                        null);
            case StatementDisputed it -> {
                moved(it, StatementState.DISPUTED, null);
                disputed(it, it.dispute(), at);
            }
            case DisputeUpheld it -> {
                decided(it, it.disputeId(), "UPHELD", null, at);
                corrected(it, it.disputeId(), it.correction(), at);
            }
            case DisputeRejected it -> decided(it, it.disputeId(), "REJECTED", it.reason(), at);
            case StatementCorrected it -> corrected(it, it.correctionId(), it.correction(), at);
            case StatementIssuing it -> moved(it, StatementState.ISSUING, it.payoutId());
            case StatementIssued it -> moved(it, StatementState.ISSUED, it.payoutId());
            case StatementReturned it -> moved(it, StatementState.CONFIRMED, null);
            case BillPaid _ -> throw new IllegalArgumentException("a payment stands beside its position");
        }
    }

    private void closed(PeriodClosed it, Instant at) {
        jdbc.sql("""
                        insert into partner_bill (partner_id, period, due, closed_at) values (?, ?, ?, ?)
                        on conflict (partner_id, period) do update
                        set due = excluded.due, closed_at = excluded.closed_at""")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.bill().due().value())
                .param(Instants.of(at))
                .update();
    }

    private void published(StatementPublished it) {
        jdbc.sql("""
                        insert into partner_bill (partner_id, period, closed_on) values (?, ?, ?)
                        on conflict (partner_id, period) do update set closed_on = excluded.closed_on""")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.closedOn())
                .update();
        jdbc.sql("""
                        insert into published_statement (partner_id, period, currency, payable, resale, state)
                        values (?, ?, ?, ?, ?, ?)""")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.currency().code())
                .param(it.payable().value())
                .param(it.resale())
                .param(StatementState.PENDING_CONFIRMATION.name())
                .update();
    }

    private void paid(BillPaid it, RecordedEvent recorded) {
        jdbc.sql("""
                        insert into partner_bill (partner_id, period, paid_at, known_at, known_no)
                        values (?, ?, ?, ?, ?)
                        on conflict (partner_id, period) do update
                        set paid_at = excluded.paid_at, known_at = excluded.known_at, known_no = excluded.known_no""")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(Instants.of(it.paidAt()))
                .param(Instants.of(recorded.recordedAt()))
                .param(recorded.position())
                .update();
    }

    private void moved(SettlementEvent event, StatementState state, @Nullable String payoutId) {
        jdbc.sql("update published_statement set state = ?, payout_id = ? where partner_id = ? and period = ?")
                .param(state.name())
                .param(payoutId)
                .param(event.partnerId().value())
                .param(event.period().index())
                .update();
    }

    private void disputed(SettlementEvent event, Dispute it, Instant at) {
        jdbc.sql("""
                        insert into dispute (partner_id, period, dispute_id, lines, row_codes, text, attachments, state,
                                             raised_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)""")
                .param(event.partnerId().value())
                .param(event.period().index())
                .param(it.disputeId())
                .param(it.lines().toArray(String[]::new))
                .param(it.rows().toArray(String[]::new))
                .param(it.text())
                .param(it.attachments().toArray(String[]::new))
                .param(Instants.of(at))
                .update();
    }

    private void decided(SettlementEvent event, String disputeId, String state, @Nullable String reason, Instant at) {
        jdbc.sql("""
                        update dispute set state = ?, reason = ?, decided_at = ?
                        where partner_id = ? and period = ? and dispute_id = ?""")
                .param(state)
                .param(reason)
                .param(Instants.of(at))
                .param(event.partnerId().value())
                .param(event.period().index())
                .param(disputeId)
                .update();
    }

    private void corrected(SettlementEvent event, String correctionId, Correction it, Instant at) {
        jdbc.sql("""
                        insert into correction (partner_id, period, correction_id, reason, amount, stands_on, lines,
                                                recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(event.partnerId().value())
                .param(event.period().index())
                .param(correctionId)
                .param(it.reason())
                .param(it.amount().value())
                .param(it.standsOn().index())
                .param(it.lines().toArray(String[]::new))
                .param(Instants.of(at))
                .update();
    }
}
