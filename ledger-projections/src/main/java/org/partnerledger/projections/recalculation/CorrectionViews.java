package org.partnerledger.projections.recalculation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerledger.core.bundle.SealedCorrectedRow;
import org.partnerledger.core.comparison.ChangeReason;
import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.comparison.ShareTable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.projections.sql.Instants;
import org.partnerledger.projections.sql.Longs;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads what recalculations corrected. */
public final class CorrectionViews {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** @param json the mapper of stored events */
    public CorrectionViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How often something of the partner was corrected. */
    public int correctionNo(PartnerId partner) {
        return jdbc.sql("select coalesce(max(correction_no), 0) from partner_correction where partner_id = ?")
                .param(partner.value())
                .query(Integer.class)
                .single();
    }

    /** Whether a recalculation has corrected the partner already. */
    public boolean isCorrected(String recalculationId, PartnerId partner) {
        return jdbc.sql("select exists (select from partner_correction where recalculation_id = ? and partner_id = ?)")
                .param(recalculationId)
                .param(partner.value())
                .query(Boolean.class)
                .single();
    }

    /** The books of a closed month after its last correction; empty where it stands as published. */
    public Optional<MonthBooks> books(PartnerId partner, Period period) {
        return jdbc.sql("""
                select books from corrected_month where partner_id = ? and period = ?
                order by correction_no desc limit 1""")
                .param(partner.value())
                .param(period.index())
                .query(String.class)
                .optional()
                .map(books -> json.readValue(books, MonthBooks.class));
    }

    /** What a plan's lines have: as published, where no correction says otherwise. */
    public ShareTable corrected(ShareTable published, PartnerId partner, Period period, PlanId plan) {
        ShareTable[] table = {published};
        jdbc.sql("""
                select l.line_nos, l.has from corrected_line l
                join partner_correction c on c.partner_id = l.partner_id and c.recalculation_id = l.recalculation_id
                where l.partner_id = ? and l.period = ? and l.about = ? and l.reason = any(?)
                order by c.correction_no, l.row_no, l.part_no""")
                .param(partner.value())
                .param(period.index())
                .param(plan.value())
                .param(ChangeReason.ofShares().stream().map(Enum::name).toArray(String[]::new))
                .query((ResultSet row) -> {
                    table[0] = table[0].overlaidBy(ShareTable.of(Longs.get(row, "line_nos"), Longs.get(row, "has")));
                });
        return table[0];
    }

    /** Rules that were corrected, in the order in which they were. */
    public List<CorrectedRules> rules(PartnerId partner, Instant asOf) {
        return jdbc.sql("""
                select r.rule_set, c.stands_on from partner_correction c
                join recalculation r on r.recalculation_id = c.recalculation_id
                where c.partner_id = ? and c.recorded_at <= ? order by c.correction_no""")
                .param(partner.value())
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> new CorrectedRules(
                        json.readValue(row.getString("rule_set"), RuleSet.class), new Period(row.getInt("stands_on"))))
                .list();
    }

    /**
     * Rules that hold for some closed months instead of those of their close.
     *
     * @param standsOn first month that was open then, for which they do not hold
     */
    public record CorrectedRules(RuleSet rules, Period standsOn) {}

    /** What recalculations put on a partner's statements of these months, both included, as of an instant. */
    public List<SealedCorrectedRow> rows(PartnerId partner, Period from, Period to, Instant asOf) {
        return jdbc.sql("""
                select recalculation_id, period, row_no, reason, had, has, stands_on from corrected_row
                where partner_id = ? and stands_on between ? and ? and recorded_at <= ?
                order by recalculation_id, period, row_no""")
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> new SealedCorrectedRow(
                        row.getString("recalculation_id"),
                        new Period(row.getInt("period")),
                        row.getInt("row_no"),
                        ChangeReason.valueOf(row.getString("reason")),
                        new Amount(row.getBigDecimal("had")),
                        new Amount(row.getBigDecimal("has")),
                        new Period(row.getInt("stands_on"))))
                .list();
    }

    /** A corrected share of a line that may be unpaid. */
    public record CorrectedShare(long lineNo, Amount amount) {}

    /** Corrections of shares that stand on statements of these months, of lines that may be unpaid. */
    public List<CorrectedShare> mayBeUnpaid(
            PartnerId partner, Period from, Period to, Instant asOf, CurrencyCode currency) {
        return jdbc.sql("""
                select line_no, sum(minor) as minor from corrected_unpaid
                where partner_id = ? and stands_on between ? and ? and recorded_at <= ?
                group by line_no order by line_no""")
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> {
                    BigDecimal minor = row.getBigDecimal("minor");
                    return new CorrectedShare(
                            row.getLong("line_no"),
                            Money.ofMinor(minor.longValueExact(), currency).toAmount());
                })
                .list();
    }

    /** Numbers of the lines behind a corrected row, ascending, at most {@code limit} behind {@code afterLineNo}. */
    public List<Long> lineNos(PartnerId partner, CorrectedRowId it, long afterLineNo, int limit) {
        var numbers = new ArrayList<Long>();
        jdbc.sql("""
                select line_nos from corrected_line
                where partner_id = ? and recalculation_id = ? and period = ? and row_no = ? and last_no > ?
                order by part_no limit 2""")
                .param(partner.value())
                .param(it.recalculationId())
                .param(it.period().index())
                .param(it.row())
                .param(afterLineNo)
                .query((ResultSet row) -> {
                    for (long number : Longs.get(row, "line_nos")) {
                        if (number > afterLineNo && numbers.size() < limit) {
                            numbers.add(number);
                        }
                    }
                });
        return numbers;
    }
}
