package org.partnerledger.projections.settlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** Folds what happens to statements into their states. */
public final class StatementStateReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public StatementStateReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof SettlementEvent event) {
                StatementState state = stateAfter(event);
                if (state != null) {
                    jdbc.sql("""
                            insert into statement_state (partner_id, period, ordinal, state, since)
                            select ?, ?, count(*), ?, ? from statement_state where partner_id = ? and period = ?""")
                            .param(event.partnerId().value())
                            .param(event.period().index())
                            .param(state.name())
                            .param(Instants.of(recorded.recordedAt()))
                            .param(event.partnerId().value())
                            .param(event.period().index())
                            .update();
                }
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate statement_state").update();
    }

    /** Null for what leaves a statement where it stands. */
    private static @Nullable StatementState stateAfter(SettlementEvent event) {
        return switch (event) {
            case StatementPublished _ -> StatementState.PENDING_CONFIRMATION;
            case StatementConfirmed it ->
                it.by() == Confirmation.DEADLINE ? StatementState.AUTO_CONFIRMED : StatementState.CONFIRMED;
            case StatementDisputed _ -> StatementState.DISPUTED;
            case StatementIssuing _ -> StatementState.ISSUING;
            case StatementIssued _ -> StatementState.ISSUED;
            case StatementReturned _ -> StatementState.CONFIRMED;
            case DisputeUpheld _, DisputeRejected _, StatementCorrected _, BillPaid _ -> null;
        };
    }
}
