package org.partnerledger.projections.opportunity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.opportunity.OpportunityEvent;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAccepted;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAutoRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityShared;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunitySuperseded;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityVerified;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityWon;
import org.partnerledger.core.opportunity.OpportunityState;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds opportunities into their tables. */
public final class OpportunityReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public OpportunityReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof OpportunityEvent event) {
                apply(event);
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate opportunity, opportunity_order").update();
    }

    private void apply(OpportunityEvent event) {
        String id = event.opportunityId().value();
        switch (event) {
            case OpportunityShared it -> shared(it);
            case OpportunityAccepted it -> answered(id, OpportunityState.ACCEPTED, it.at(), null);
            case OpportunityVerified it -> answered(id, OpportunityState.VERIFIED, it.at(), null);
            case OpportunityRejected it -> answered(id, OpportunityState.REJECTED, it.at(), it.reason());
            case OpportunityAutoRejected _ -> answered(id, OpportunityState.AUTO_REJECTED, null, null);
            case OpportunitySuperseded it ->
                jdbc.sql("update opportunity set state = ?, winner_id = ? where opportunity_id = ?")
                        .params(OpportunityState.DUPLICATE.name(), it.winner().value(), id)
                        .update();
            case OpportunityWon it -> won(it);
        }
    }

    private void shared(OpportunityShared it) {
        jdbc.sql("""
                        insert into opportunity (opportunity_id, direction, partner_id, customer_id, title, shared_at,
                                                 shared_on, answer_workdays, expected_amount, currency, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::numeric, ?, ?)""")
                .param(it.opportunityId().value())
                .param(it.direction().name())
                .param(it.partnerId().value())
                .param(it.customerId() == null ? null : it.customerId().value())
                .param(it.title())
                .param(Instants.of(it.sharedAt()))
                .param(it.sharedOn())
                .param(it.answerWorkdays())
                .param(it.expectedAmount() == null ? null : it.expectedAmount().value())
                .param(it.currency() == null ? null : it.currency().code())
                .param(OpportunityState.SHARED.name())
                .update();
    }

    private void answered(String id, OpportunityState state, @Nullable Instant at, @Nullable String reason) {
        jdbc.sql("""
                        update opportunity set state = ?, answered_at = ?::timestamptz, reason = ?, winner_id = null
                        where opportunity_id = ?""")
                .param(state.name())
                .param(Instants.of(at))
                .param(reason)
                .param(id)
                .update();
    }

    private void won(OpportunityWon it) {
        jdbc.sql("update opportunity set state = ?, won_at = ? where opportunity_id = ?")
                .param(OpportunityState.WON.name())
                .param(Instants.of(it.at()))
                .param(it.opportunityId().value())
                .update();
        jdbc.sql("insert into opportunity_order (opportunity_id, order_id) select distinct ?, unnest(?::text[])")
                .param(it.opportunityId().value())
                .param(it.orderIds().toArray(String[]::new))
                .update();
    }
}
