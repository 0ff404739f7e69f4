package org.partnerledger.projections.benefit;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.benefit.BenefitEvent;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent.BenefitQualified;
import org.partnerledger.core.benefit.BenefitEvent.BenefitApproved;
import org.partnerledger.core.benefit.BenefitEvent.BenefitClaimed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiceRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiced;
import org.partnerledger.core.benefit.BenefitEvent.BenefitLapsed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaid;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaymentRequested;
import org.partnerledger.core.benefit.BenefitEvent.BenefitRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitVerified;
import org.partnerledger.core.benefit.ClaimState;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds qualifications and claims into their tables. */
public final class BenefitReadModel implements ReadModel {

    private final JdbcClient jdbc;

    public BenefitReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case BenefitQualified event -> qualified(event);
                case BenefitEvent event -> apply(event, recorded.recordedAt());
                default -> {
                    // Says nothing about benefits that is shown.
                }
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate benefit_qualification, benefit_claim").update();
    }

    private void qualified(BenefitQualified it) {
        jdbc.sql("""
                        insert into benefit_qualification (partner_id, kind, ordinal, valid_from, valid_to, quota)
                        select ?, ?, count(*), ?, ?::timestamptz, ?::numeric from benefit_qualification
                        where partner_id = ? and kind = ?""")
                .param(it.partnerId().value())
                .param(it.kind().name())
                .param(Instants.of(it.qualification().from()))
                .param(Instants.of(it.qualification().to()))
                .param(
                        it.qualification().quota() == null
                                ? null
                                : it.qualification().quota().value())
                .param(it.partnerId().value())
                .param(it.kind().name())
                .update();
    }

    private void apply(BenefitEvent event, Instant at) {
        String id = event.claimId().value();
        switch (event) {
            case BenefitClaimed it -> claimed(it);
            case BenefitApproved it -> approved(it, at);
            case BenefitRejected it -> moved(id, ClaimState.REJECTED, "reason", it.reason());
            case BenefitVerified _ -> moved(id, ClaimState.VERIFIED);
            case BenefitLapsed _ -> moved(id, ClaimState.LAPSED);
            case BenefitPaymentRequested _ -> moved(id, ClaimState.PAYMENT_REQUESTED);
            case BenefitInvoiced it -> moved(id, ClaimState.INVOICED, "invoice", it.invoice());
            case BenefitInvoiceRejected it -> moved(id, ClaimState.INVOICE_REJECTED, "reason", it.reason());
            case BenefitPaid it -> paid(it);
        }
    }

    private void claimed(BenefitClaimed it) {
        jdbc.sql("""
                        insert into benefit_claim (claim_id, partner_id, kind, claimed_on, claimed, persons, state)
                        values (?, ?, ?, ?, ?, ?::int, ?)""")
                .param(it.claimId().value())
                .param(it.partnerId().value())
                .param(it.kind().name())
                .param(it.claim().on())
                .param(it.claim().amount().value())
                .param(it.claim().persons())
                .param(ClaimState.APPLIED.name())
                .update();
    }

    private void approved(BenefitApproved it, Instant at) {
        jdbc.sql("""
                        update benefit_claim set state = ?, approved_on = ?, approved_at = ?, approved = ?,
                                                 settled_with = ?, stands_on = ?, settle_by = ?::date
                        where claim_id = ?""")
                .param(ClaimState.APPROVED.name())
                .param(it.on())
                .param(Instants.of(at))
                .param(it.amount().value())
                .param(it.settledWith().value())
                .param(it.standsOn().index())
                .param(it.settleBy())
                .param(it.claimId().value())
                .update();
    }

    private void paid(BenefitPaid it) {
        jdbc.sql("update benefit_claim set state = ?, paid_on = ?, paid = ? where claim_id = ?")
                .params(
                        ClaimState.PAID.name(),
                        it.on(),
                        it.amount().value(),
                        it.claimId().value())
                .update();
    }

    private void moved(String claimId, ClaimState state) {
        jdbc.sql("update benefit_claim set state = ? where claim_id = ?")
                .params(state.name(), claimId)
                .update();
    }

    /** @param column one of this class's own names, never something from outside */
    private void moved(String claimId, ClaimState state, String column, String value) {
        jdbc.sql("update benefit_claim set state = ?, " + column + " = ? where claim_id = ?")
                .params(state.name(), value, claimId)
                .update();
    }
}
