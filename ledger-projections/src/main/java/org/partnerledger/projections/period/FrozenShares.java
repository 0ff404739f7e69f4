package org.partnerledger.projections.period;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads the shares that statements froze. */
final class FrozenShares {

    private static final String SELECT = "select line_no, period, amount, reason from frozen_share f where ";
    private static final String ORDER = " order by line_no, period";

    private static final String BEFORE = """
            partner_id = ? and period < ? and frozen_at <= ?
              and (released_in is null or released_in >= ? or released_at > ?)""";

    /**
     * Something has come for the line: a payment of its trade, a refund of it, or its withdrawal. Asks for no time:
     * what came later makes the answer longer, not wrong. Each line is looked up on its own, however the plan is made:
     * as a join it might read the lines of all months.
     */
    private static final String TOUCHED = """
             and coalesce((
                select exists (select from trade_payment p where p.trade_id = l.trade_id)
                    or exists (select from line r where r.base_no = l.line_no)
                from line l where l.line_no = f.line_no), true)""";

    private final JdbcClient jdbc;

    FrozenShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FrozenShare> before(PartnerId partner, Period period, Instant asOf) {
        return before("", partner, period, asOf);
    }

    List<FrozenShare> mayBeReleased(PartnerId partner, Period period, Instant asOf) {
        return before(TOUCHED, partner, period, asOf);
    }

    private List<FrozenShare> before(String and, PartnerId partner, Period period, Instant asOf) {
        return list(jdbc.sql(SELECT + BEFORE + and + ORDER)
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(asOf))
                .param(period.index())
                .param(Instants.of(asOf)));
    }

    List<FrozenShare> on(PartnerId partner, Period period) {
        return inMonth("period = ?", partner, period);
    }

    List<FrozenShare> releasedOn(PartnerId partner, Period period) {
        return inMonth("released_in = ?", partner, period);
    }

    private List<FrozenShare> inMonth(String condition, PartnerId partner, Period period) {
        return list(jdbc.sql(SELECT + "partner_id = ? and " + condition + ORDER)
                .param(partner.value())
                .param(period.index()));
    }

    private static List<FrozenShare> list(StatementSpec statement) {
        return statement
                .query((ResultSet row, int _) -> new FrozenShare(
                        row.getLong("line_no"),
                        new Period(row.getInt("period")),
                        new Amount(row.getBigDecimal("amount")),
                        FreezeReason.valueOf(row.getString("reason"))))
                .list();
    }
}
