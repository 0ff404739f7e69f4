package org.partnerledger.projections.trade;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.known.Known;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trades whose payments decide what is frozen. */
final class CreditTrades {

    private final JdbcClient jdbc;

    CreditTrades(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Trades with a line of the partner on credit or owed that is recognised in {@code from} to {@code to}, both
     * included, and those of the lines {@code frozen}; in order.
     */
    List<String> of(PartnerId partner, Period from, Period to, Collection<Long> frozen, Known known) {
        return known.bind(jdbc.sql("select distinct trade_id from " + known.table() + " l " + """
                        where (partner_id = ? and incentive between ? and ? and (credit is not null or debt is not null)
                               and line_type not in (11, 12, 13))
                           or line_no = any(?)
                        order by trade_id"""))
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .param(frozen.toArray(Long[]::new))
                .query((ResultSet row, int _) -> row.getString(1))
                .list();
    }
}
