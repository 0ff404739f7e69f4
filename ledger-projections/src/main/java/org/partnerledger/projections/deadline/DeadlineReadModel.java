package org.partnerledger.projections.deadline;

import java.time.LocalDate;
import java.util.List;
import org.partnerledger.core.benefit.BenefitEvent;
import org.partnerledger.core.benefit.BenefitEvent.BenefitApproved;
import org.partnerledger.core.benefit.BenefitEvent.BenefitLapsed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaymentRequested;
import org.partnerledger.core.benefit.BenefitEvent.BenefitVerified;
import org.partnerledger.core.opportunity.OpportunityEvent;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityShared;
import org.partnerledger.core.project.ProjectEvent;
import org.partnerledger.core.project.ProjectEvent.ProjectAccepted;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.project.ProjectEvent.SubsidyVerified;
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
            switch (recorded.event()) {
                case OpportunityEvent event -> apply(event);
                case ProjectEvent event -> apply(event);
                case BenefitEvent event -> apply(event);
                case SettlementEvent event -> apply(event);
                default -> {
                    // Neither opens nor ends a deadline.
                }
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate deadline restart identity").update();
    }

    /** Whatever happens to an opportunity after it was shared answers it, or decides that nobody did. */
    private void apply(OpportunityEvent event) {
        String subject = event.opportunityId().value();
        if (event instanceof OpportunityShared it) {
            open(DeadlineKind.OPPORTUNITY_ANSWER, subject, Counting.WORKDAYS, it.sharedOn(), it.answerWorkdays());
        } else {
            end(DeadlineKind.OPPORTUNITY_ANSWER, subject);
        }
    }

    private void apply(ProjectEvent event) {
        String subject = event.projectId().value();
        switch (event) {
            case ProjectAccepted it ->
                open(DeadlineKind.SUBSIDY_VERIFICATION, subject, Counting.WORKDAYS, it.on(), it.verifyWorkdays());
            case SubsidyVerified _, SubsidyLapsed _ -> end(DeadlineKind.SUBSIDY_VERIFICATION, subject);
            default -> {
                // The subsidy waits on.
            }
        }
    }

    private void apply(BenefitEvent event) {
        String subject = event.claimId().value();
        switch (event) {
            case BenefitApproved it -> {
                if (it.verifyWorkdays() != null) {
                    open(
                            DeadlineKind.STAFF_LIST_VERIFICATION,
                            subject,
                            Counting.WORKDAYS,
                            it.on(),
                            it.verifyWorkdays());
                }
                if (it.settleBy() != null) {
                    open(DeadlineKind.FUND_SETTLEMENT, subject, Counting.DAYS, it.settleBy(), 0);
                }
            }
            case BenefitVerified _, BenefitPaymentRequested _, BenefitLapsed _ -> {
                end(DeadlineKind.STAFF_LIST_VERIFICATION, subject);
                end(DeadlineKind.FUND_SETTLEMENT, subject);
            }
            default -> {
                // The claim waits on, or has no deadline.
            }
        }
    }

    private void apply(SettlementEvent event) {
        String subject = new StatementId(event.partnerId(), event.period()).toString();
        switch (event) {
            case StatementPublished it ->
                open(
                        DeadlineKind.STATEMENT_CONFIRMATION,
                        subject,
                        Counting.WORKDAYS,
                        it.closedOn(),
                        it.confirmWorkdays());
            case StatementConfirmed _, StatementDisputed _ -> end(DeadlineKind.STATEMENT_CONFIRMATION, subject);
            default -> {
                // The statement waits on, or was confirmed before.
            }
        }
    }

    private void open(DeadlineKind kind, String subject, Counting counting, LocalDate fromDay, int days) {
        jdbc.sql("insert into deadline (kind, subject, counting, from_day, days) values (?, ?, ?, ?, ?)")
                .params(kind.name(), subject, counting.name(), fromDay, days)
                .update();
    }

    private void end(DeadlineKind kind, String subject) {
        jdbc.sql("delete from deadline where kind = ? and subject = ?")
                .params(kind.name(), subject)
                .update();
    }
}
