package org.partnerledger.projections.line;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.journal.LineSum;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.LineDecision;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds lines up by where the journal posts them. Lines without a partner are in nobody's books. */
final class LineSums {

    private final JdbcClient jdbc;

    LineSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lines that are decided for the first time, added up in memory: there may be thousands in an event. */
    static final class Collected {

        private final Map<LineSum.Key, LineSum> sums = new LinkedHashMap<>();

        void add(SpendLine line, LineDecision decision) {
            PartnerId partner = decision.partner();
            Period bill = decision.bill();
            Period incentive = decision.incentive();
            if (partner != null && bill != null && incentive != null) {
                var key = new LineSum.Key(
                        partner,
                        line.currency(),
                        bill,
                        incentive,
                        line.lineType().group(),
                        decision.excluded(),
                        decision.cause());
                sums.merge(key, LineSum.of(key, line.paid(), decision.cashCouponCounts()), LineSum::plus);
            }
        }

        List<LineSum> sums() {
            return List.copyOf(sums.values());
        }
    }

    static List<LineSum> negated(List<LineSum> sums) {
        return sums.stream().map(LineSum::negated).toList();
    }

    /** What these lines come to as they stand in the table. */
    List<LineSum> of(Collection<Long> lineNos) {
        var sums = new LinkedHashMap<LineSum.Key, LineSum>();
        jdbc.sql("""
                        select partner_id, currency, bill, incentive, line_type, excluded, cause,
                            sum(amount) as amount, sum(counting) as counting,
                            sum(cash_coupon) filter (where not coupon_counts) as cash_coupon,
                            sum(coupon) as coupon, sum(bonus) as bonus, sum(write_off) as write_off
                        from line where line_no = any(?) and partner_id is not null group by 1, 2, 3, 4, 5, 6, 7""")
                .param(lineNos.toArray(Long[]::new))
                .query((ResultSet row, int _) -> read(row))
                .list()
                .forEach(sum -> sums.merge(sum.key(), sum, LineSum::plus));
        return List.copyOf(sums.values());
    }

    private static LineSum read(ResultSet row) throws SQLException {
        Integer excluded = row.getObject("excluded", Integer.class);
        Integer cause = row.getObject("cause", Integer.class);
        var key = new LineSum.Key(
                new PartnerId(row.getString("partner_id")),
                new CurrencyCode(row.getString("currency")),
                new Period(row.getInt("bill")),
                new Period(row.getInt("incentive")),
                LineColumns.at(LineType.values(), row.getInt("line_type")).group(),
                excluded == null ? null : LineColumns.at(Exclusion.values(), excluded),
                cause == null ? null : LineColumns.at(CarryCause.values(), cause));
        return new LineSum(
                key,
                amount(row.getBigDecimal("amount")),
                amount(row.getBigDecimal("counting")),
                amount(row.getBigDecimal("cash_coupon")),
                amount(row.getBigDecimal("coupon")),
                amount(row.getBigDecimal("bonus")),
                amount(row.getBigDecimal("write_off")));
    }

    private static Amount amount(@Nullable BigDecimal value) {
        return value == null ? Amount.ZERO : new Amount(value);
    }
}
