package org.partnerledger.projections.deadline;

import java.time.LocalDate;
import java.util.List;
import org.partnerledger.core.settlement.SettlementEvent;
import org.partnerledger.core.settlement.SettlementEvent.StatementConfirmed;
import org.partnerledger.core.settlement.SettlementEvent.StatementDisputed;
import org.partnerledger.core.settlement.SettlementEvent.StatementPublished;
import org.partnerledger.core.settlement.StatementId;
import org.partnerledger.projections.deadline.Deadline.Counting;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens and ends deadlines as events say: what fired ends like what was answered, by its event. */
public final class DeadlineReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public DeadlineReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof SettlementEvent event) {
                apply(event);
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate deadline restart identity").update();
    }

    private void apply(SettlementEvent event) {
        String subject = new StatementId(event.partnerId(), event.period()).toString();
        switch (event) {
            case StatementPublished it ->
                open(DeadlineKind.STATEMENT_CONFIRMATION, subject, it.closedOn(), it.confirmWorkdays());
            case StatementConfirmed _, StatementDisputed _ -> end(DeadlineKind.STATEMENT_CONFIRMATION, subject);
            default -> {}
        }
    }

    private void open(DeadlineKind kind, String subject, LocalDate fromDay, int workdays) {
        jdbc.sql("insert into deadline (kind, subject, counting, from_day, days) values (?, ?, ?, ?, ?)")
                .params(kind.name(), subject, Counting.WORKDAYS.name(), fromDay, workdays)
                .update();
    }

    private void end(DeadlineKind kind, String subject) {
        jdbc.sql("delete from deadline where kind = ? and subject = ?")
                .params(kind.name(), subject)
                .update();
    }
}
