package org.partnerledger.projections.recalculation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.BridgeRow;
import org.partnerledger.core.recalculation.CorrectionEvent.LinesCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.MonthCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.PartnerCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.ReasonCorrected;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationApproved;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationAsked;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationRejected;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Folds recalculations and the corrections they lead to. */
public final class CorrectionReadModel implements ReadModel {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** @param json the mapper of stored events */
    public CorrectionReadModel(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case RecalculationAsked it -> asked(it, recorded.recordedAt());
                case RecalculationApproved it ->
                    decided(it.recalculationId(), new Decision("APPROVED", it.by(), null), recorded);
                case RecalculationRejected it ->
                    decided(it.recalculationId(), new Decision("REJECTED", it.by(), it.reason()), recorded);
                case LinesCorrected it -> lines(it, recorded.recordedAt());
                case ReasonCorrected it -> reason(it);
                case PartnerCorrected it -> corrected(it, recorded.recordedAt());
                default -> {
                    // Corrects nothing.
                }
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate recalculation, partner_correction, corrected_month, corrected_row, corrected_line,"
                        + " corrected_unpaid, corrected_reason")
                .update();
    }

    private void asked(RecalculationAsked it, Instant at) {
        jdbc.sql("""
                insert into recalculation (recalculation_id, state, rule_set, reason, asked_by, asked_at)
                values (?, 'ASKED', ?, ?, ?, ?)""")
                .param(it.recalculationId())
                .param(json.writeValueAsString(it.rules()))
                .param(it.reason())
                .param(it.by())
                .param(Instants.of(at))
                .update();
    }

    private record Decision(
            String state, String by, @Nullable String because) {}

    private void decided(String recalculationId, Decision it, RecordedEvent recorded) {
        jdbc.sql("""
                update recalculation set state = ?, decided_by = ?, rejected_because = ?, decided_at = ?,
                    decided_position = ?
                where recalculation_id = ?""")
                .param(it.state())
                .param(it.by())
                .param(it.because())
                .param(Instants.of(recorded.recordedAt()))
                .param(recorded.position())
                .param(recalculationId)
                .update();
    }

    private void lines(LinesCorrected it, Instant at) {
        jdbc.sql("""
                insert into corrected_line (partner_id, recalculation_id, period, row_no, part_no, about, reason,
                                            recorded_at, first_no, last_no, line_nos, had, has)
                select ?, ?, ?, ?, count(*), ?, ?, ?, ?, ?, ?, ?, ? from corrected_line
                where partner_id = ? and recalculation_id = ? and period = ? and row_no = ?""")
                .param(it.partnerId().value())
                .param(it.recalculationId())
                .param(it.period().index())
                .param(it.row())
                .param(it.key().about())
                .param(it.key().reason().name())
                .param(Instants.of(at))
                .param(it.lineNos()[0])
                .param(it.lineNos()[it.lineNos().length - 1])
                .param(it.lineNos())
                .param(it.before())
                .param(it.after())
                .param(it.partnerId().value())
                .param(it.recalculationId())
                .param(it.period().index())
                .param(it.row())
                .update();
        if (it.key().reason().isOfShares()) {
            unpaid(it, at);
        }
    }

    /** Lines paid on credit or left as debt, whether settled since or not. */
    private void unpaid(LinesCorrected it, Instant at) {
        jdbc.sql("""
                insert into corrected_unpaid (partner_id, stands_on, line_no, minor, recorded_at)
                select ?, ?, l.line_no, u.has - u.had, ?
                from unnest(?::bigint[], ?::bigint[], ?::bigint[]) u (line_no, had, has)
                join line l on l.line_no = u.line_no
                where l.credit is not null or l.debt is not null""")
                .param(it.partnerId().value())
                .param(it.standsOn().index())
                .param(Instants.of(at))
                .param(it.lineNos())
                .param(it.before())
                .param(it.after())
                .update();
    }

    private void reason(ReasonCorrected it) {
        jdbc.sql("""
                insert into corrected_reason (line_no, partner_id, reason)
                select l.line_no, ?, ? from unnest(?::bigint[]) l (line_no)
                on conflict (line_no) do update set reason = excluded.reason""")
                .param(it.partnerId().value())
                .param(it.excluded() == null ? null : it.excluded().name())
                .param(it.lineNos())
                .update();
    }

    private void corrected(PartnerCorrected it, Instant at) {
        jdbc.sql("""
                insert into partner_correction (partner_id, correction_no, recalculation_id, currency, stands_on,
                                                recorded_at)
                values (?, ?, ?, ?, ?, ?)""")
                .param(it.partnerId().value())
                .param(it.correctionNo())
                .param(it.recalculationId())
                .param(it.currency().code())
                .param(it.standsOn().index())
                .param(Instants.of(at))
                .update();
        it.months().forEach(month -> month(it, month, at));
    }

    private void month(PartnerCorrected correction, MonthCorrected month, Instant at) {
        jdbc.sql("""
                insert into corrected_month (partner_id, period, correction_no, books, recorded_at)
                values (?, ?, ?, ?, ?)""")
                .param(correction.partnerId().value())
                .param(month.period().index())
                .param(correction.correctionNo())
                .param(json.writeValueAsString(month.books()))
                .param(Instants.of(at))
                .update();
        int rowNo = 0;
        for (BridgeRow row : month.rows()) {
            jdbc.sql("""
                    insert into corrected_row (partner_id, recalculation_id, period, row_no, about, reason, detail, had,
                                               has, lines, stands_on, recorded_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(correction.partnerId().value())
                    .param(correction.recalculationId())
                    .param(month.period().index())
                    .param(++rowNo)
                    .param(row.key().about())
                    .param(row.key().reason().name())
                    .param(row.key().detail())
                    .param(row.before().value())
                    .param(row.after().value())
                    .param(row.lines())
                    .param(correction.standsOn().index())
                    .param(Instants.of(at))
                    .update();
        }
    }
}
