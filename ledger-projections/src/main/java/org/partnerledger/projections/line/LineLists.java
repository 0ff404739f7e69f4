package org.partnerledger.projections.line;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Lists of lines, by number, page by page. */
public final class LineLists {

    /** Stands for null in the arrays of a join. */
    private static final int NONE = -1;

    private static final String JOIN_GROUPS = " " + """
            join unnest(?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[])
               g (combination, excluded, cause, bill, incentive, class_month, rules_month, base_incentive)
               on l.combination = g.combination and coalesce(l.excluded, -1) = g.excluded
              and coalesce(l.cause, -1) = g.cause and l.bill = g.bill and l.incentive = g.incentive
              and l.class_month = g.class_month and l.rules_month = g.rules_month
              and coalesce(l.base_incentive, -1) = g.base_incentive""";

    private final JdbcClient jdbc;

    public LineLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lines behind {@code afterLineNo}, at most {@code limit}.
     *
     * @param known present or past
     */
    public List<LineItem> list(LineSelection selection, Known known, long afterLineNo, int limit) {
        var where = new ArrayList<String>();
        var params = new ArrayList<Object>();
        condition(
                where,
                params,
                selection.tierTwo() ? "l.tier_two_id = ?" : "l.partner_id = ?",
                selection.owner().value());
        if (selection.bill() != null) {
            condition(where, params, "l.bill = ?", selection.bill().index());
        }
        if (selection.customerId() != null) {
            condition(where, params, "l.customer_id = ?", selection.customerId());
        }
        if (selection.serviceType() != null) {
            condition(where, params, "l.service_type = ?", selection.serviceType());
        }
        if (selection.lineNos() != null) {
            condition(where, params, "l.line_no = any(?)", selection.lineNos().toArray(Long[]::new));
        }
        if (selection.part() != LineSelection.Part.AMOUNT) {
            where.add(selection.part().sql() + " is not null");
        }
        condition(where, params, "l.line_no > ?", afterLineNo);
        String sql = "select l.*, " + selection.part().sql() + " as contribution from " + known.table() + " l"
                + (selection.groups() == null ? "" : JOIN_GROUPS) + " where " + String.join(" and ", where)
                + " order by l.line_no limit ?";
        StatementSpec statement = known.bind(jdbc.sql(sql));
        if (selection.groups() != null) {
            statement = bindGroups(statement, selection.groups());
        }
        for (Object param : params) {
            statement = statement.param(param);
        }
        return statement.param(limit).query((ResultSet row, int _) -> item(row)).list();
    }

    /** Lines that nobody's link covers, by number. */
    public List<LineItem> unattributed(long afterLineNo, int limit) {
        return jdbc.sql("select l.*, l.amount as contribution from line l where l.partner_id is null and l.line_no > ?"
                        + " order by l.line_no limit ?")
                .param(afterLineNo)
                .param(limit)
                .query((ResultSet row, int _) -> item(row))
                .list();
    }

    /** What the lines without a partner come to. */
    public record UnattributedTotal(Period month, String currency, long lines, Amount amount) {}

    /** By charge month and currency. */
    public List<UnattributedTotal> unattributedTotals() {
        return jdbc.sql("""
                select charge, currency, count(*) as lines, sum(amount) as amount from line
                where partner_id is null group by charge, currency order by charge, currency""")
                .query((ResultSet row, int _) -> new UnattributedTotal(
                        new Period(row.getInt("charge")),
                        row.getString("currency"),
                        row.getLong("lines"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    private static void condition(List<String> where, List<Object> params, String sql, Object param) {
        where.add(sql);
        params.add(param);
    }

    @SuppressWarnings("EnumOrdinal") // Stored by place on purpose, see CopyRows.place.
    private static StatementSpec bindGroups(StatementSpec statement, Set<GroupKey> groups) {
        List<GroupKey> keys = List.copyOf(groups);
        Integer[][] columns = new Integer[8][keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            GroupKey key = keys.get(i);
            columns[0][i] = key.combination();
            columns[1][i] = key.excluded() == null ? NONE : key.excluded().ordinal();
            columns[2][i] = key.cause() == null ? NONE : key.cause().ordinal();
            columns[3][i] = key.bill().index();
            columns[4][i] = key.incentive().index();
            columns[5][i] = key.classMonth().index();
            columns[6][i] = key.rulesMonth().index();
            columns[7][i] =
                    key.baseIncentive() == null ? NONE : key.baseIncentive().index();
        }
        StatementSpec bound = statement;
        for (Integer[] column : columns) {
            bound = bound.param(column);
        }
        return bound;
    }

    static LineItem item(ResultSet row) throws SQLException {
        Period charge = new Period(row.getInt("charge"));
        Period bill = LineColumns.month(row, "bill");
        Integer cause = row.getObject("cause", Integer.class);
        Integer excluded = row.getObject("excluded", Integer.class);
        return new LineItem(
                row.getLong("line_no"),
                row.getString("source"),
                row.getString("line_id"),
                row.getString("customer_id"),
                row.getString("tier_two_id"),
                row.getString("currency"),
                row.getString("service_type"),
                LineColumns.at(LineType.values(), row.getInt("line_type")).name(),
                row.getString("trade_id"),
                Instants.get(row, "consumed_from"),
                Instants.get(row, "traded_at"),
                new Amount(row.getBigDecimal("amount")),
                LineViews.amount(row.getBigDecimal("contribution")),
                paid(row),
                charge,
                bill,
                LineColumns.month(row, "incentive"),
                cause == null
                        ? null
                        : LineColumns.at(CarryCause.values(), cause).name(),
                excluded == null
                        ? null
                        : LineColumns.at(Exclusion.values(), excluded).name(),
                lateFrom(charge, bill),
                flags(row));
    }

    private static List<String> flags(ResultSet row) throws SQLException {
        var flags = new ArrayList<String>();
        boolean refund =
                LineColumns.at(LineType.values(), row.getInt("line_type")).isRefund();
        if (refund && row.getObject("base_no", Long.class) == null) {
            flags.add("BASE_UNKNOWN");
        }
        if (row.getBoolean("currency_mismatch")) {
            flags.add("CURRENCY_MISMATCH");
        }
        return flags;
    }

    private static @Nullable Period lateFrom(Period charge, @Nullable Period bill) {
        return bill != null && bill.isAfter(charge) ? charge : null;
    }

    private static Map<String, Amount> paid(ResultSet row) throws SQLException {
        Map<String, Amount> paid = new LinkedHashMap<>();
        for (Means means : Means.values()) {
            BigDecimal amount = row.getBigDecimal(LineColumns.column(means));
            if (amount != null) {
                paid.put(means.json(), new Amount(amount));
            }
        }
        return paid;
    }
}
