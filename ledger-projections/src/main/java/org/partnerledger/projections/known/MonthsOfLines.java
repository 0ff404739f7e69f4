package org.partnerledger.projections.known;

import java.sql.ResultSet;
import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In which months a partner has lines now. Looks into the index once a month instead of once a line: from a month that
 * has some it asks for the first line of a later one.
 */
public final class MonthsOfLines {

    private final JdbcClient jdbc;

    public MonthsOfLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By bill or by recognition, in order. */
    public List<Period> ofTierOne(PartnerId partner, Period from) {
        return jdbc.sql("with recursive " + stepping("bills", "bill", "partner_id = :partner") + ", "
                        + stepping("carried", "incentive", "partner_id = :partner and incentive <> bill")
                        + " select month from bills where month is not null"
                        + " union select month from carried where month is not null order by month")
                .param("partner", partner.value())
                .param("from", from.index())
                .query((ResultSet row, int _) -> new Period(row.getInt("month")))
                .list();
    }

    /** By bill, in order. */
    public List<Period> ofTierTwo(PartnerId partner, Period from) {
        return jdbc.sql("with recursive " + stepping("bills", "bill", "tier_two_id = :partner")
                        + " select month from bills where month is not null order by month")
                .param("partner", partner.value())
                .param("from", from.index())
                .query((ResultSet row, int _) -> new Period(row.getInt("month")))
                .list();
    }

    /** Ends with a month that is null. */
    private static String stepping(String name, String month, String where) {
        String first = "(select " + month + " from line where " + where + " and " + month;
        String order = " order by " + month + " limit 1)";
        return name + " (month) as (select " + first + " >= :from" + order + " union all select " + first + " > " + name
                + ".month" + order + " from " + name + " where " + name + ".month is not null)";
    }
}
