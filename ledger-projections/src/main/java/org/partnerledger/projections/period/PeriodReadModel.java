package org.partnerledger.projections.period;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import javax.sql.DataSource;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.period.PeriodEvent.PeriodClosing;
import org.partnerledger.core.period.PeriodEvent.SharesAllocated;
import org.partnerledger.core.recalculation.CorrectionEvent.MonthCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.PartnerCorrected;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.CopyRows;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Folds closes into their tables; documents are stored as the event says them. */
public final class PeriodReadModel implements ReadModel {

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final JsonMapper json;

    /** @param json the mapper of stored events */
    public PeriodReadModel(JdbcClient jdbc, DataSource dataSource, JsonMapper json) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.json = json;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case PeriodClosing it -> closing(it, recorded);
                case SharesAllocated it -> shares(it);
                case PeriodClosed it -> closed(it, recorded.recordedAt());
                case PartnerCorrected it -> corrected(it, recorded.recordedAt());
                default -> {}
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate partner_period, document, tier_two_bill, plan_result, frozen_share, line_share")
                .update();
    }

    private void closing(PeriodClosing it, RecordedEvent recorded) {
        jdbc.sql("""
                insert into partner_period (partner_id, period, first_covered, state, rules_no, closing_at, closing_no)
                values (?, ?, ?, 'CLOSING', ?, ?, ?)""")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.firstCovered().index())
                .param(it.rulesNo())
                .param(Instants.of(recorded.recordedAt()))
                .param(recorded.position())
                .update();
    }

    private void shares(SharesAllocated it) {
        LongSummaryStatistics lines = Arrays.stream(it.lineNos()).summaryStatistics();
        jdbc.sql("""
                insert into line_share (partner_id, period, plan_id, ordinal, line_nos, shares, first_no, last_no)
                select ?, ?, ?, count(*), ?, ?, ?, ?
                from line_share where partner_id = ? and period = ? and plan_id = ?""")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.planId().value())
                .param(it.lineNos())
                .param(it.shares())
                .param(lines.getCount() == 0 ? 0 : lines.getMin())
                .param(lines.getCount() == 0 ? 0 : lines.getMax())
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.planId().value())
                .update();
    }

    private void closed(PeriodClosed it, Instant at) {
        jdbc.sql("update partner_period set state = 'CLOSED', closed_at = ? where partner_id = ? and period = ?")
                .param(Instants.of(at))
                .param(it.partnerId().value())
                .param(it.period().index())
                .update();
        jdbc.sql("""
                insert into document (partner_id, period, revision, bill, statement, explanation, decisions,
                                      closing_balance, frozen_benefits, proof, published_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.statement().revision())
                .param(json.writeValueAsString(it.bill()))
                .param(json.writeValueAsString(it.statement()))
                .param(json.writeValueAsString(it.explanation()))
                .param(json.writeValueAsString(it.decisions()))
                .param(it.statement().closingBalance().value())
                .param(it.frozenBenefits().value())
                .param(it.proof() == null ? null : json.writeValueAsString(it.proof()))
                .param(Instants.of(at))
                .update();
        it.tierTwoBills().forEach(bill -> tierTwoBill(bill, at));
        it.results().forEach(result -> planResult(it.partnerId().value(), result, at));
        frozen(it, at);
        release(it, at);
    }

    private void tierTwoBill(Bill bill, Instant at) {
        jdbc.sql("insert into tier_two_bill (partner_id, period, bill, published_at) values (?, ?, ?, ?)")
                .param(bill.partnerId().value())
                .param(bill.period().index())
                .param(json.writeValueAsString(bill))
                .param(Instants.of(at))
                .update();
    }

    private void planResult(String partner, PlanResult it, Instant at) {
        jdbc.sql("""
                insert into plan_result (partner_id, plan_id, earned_in, version, incentive, base, published_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(partner)
                .param(it.planId().value())
                .param(it.earnedIn().index())
                .param(it.version())
                .param(it.incentive().value())
                .param(it.base().value())
                .param(Instants.of(at))
                .update();
    }

    /** Later refunds are clawed back with what a plan should have paid. */
    private void corrected(PartnerCorrected it, Instant at) {
        String partner = it.partnerId().value();
        for (MonthCorrected month : it.months()) {
            month.books().results().forEach(result -> correctedResult(partner, result, at));
        }
    }

    private void correctedResult(String partner, PlanResult it, Instant at) {
        jdbc.sql("""
                insert into plan_result
                    (partner_id, plan_id, earned_in, version, incentive, base, published_at, revision)
                select ?, ?, ?, ?, ?, ?, ?, coalesce(max(revision), 0) + 1 from plan_result
                where partner_id = ? and plan_id = ? and earned_in = ?""")
                .param(partner)
                .param(it.planId().value())
                .param(it.earnedIn().index())
                .param(it.version())
                .param(it.incentive().value())
                .param(it.base().value())
                .param(Instants.of(at))
                .param(partner)
                .param(it.planId().value())
                .param(it.earnedIn().index())
                .update();
    }

    /** A month may freeze tens of thousands of them: one statement for all. */
    private void frozen(PeriodClosed it, Instant at) {
        var rows = new CopyRows("frozen_share (partner_id, line_no, period, amount, reason, frozen_at)");
        for (FrozenShare share : it.frozen()) {
            rows.text(it.partnerId().value())
                    .number(share.lineNo())
                    .month(share.period())
                    .amount(share.amount())
                    .text(share.reason().name())
                    .instant(at)
                    .endRow();
        }
        rows.into(dataSource);
    }

    private void release(PeriodClosed it, Instant at) {
        if (it.released().isEmpty()) {
            return;
        }
        jdbc.sql("""
                update frozen_share set released_in = ?, released_at = ?
                where partner_id = ? and released_in is null and line_no = any(?)""")
                .param(it.period().index())
                .param(Instants.of(at))
                .param(it.partnerId().value())
                .param(it.released().stream().map(FrozenShare::lineNo).toArray(Long[]::new))
                .update();
    }
}
