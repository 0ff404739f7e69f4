package org.partnerledger.projections.line;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.projections.known.Known;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Sums a partner's lines by group, in one pass, and opens groups again where single lines are asked for. */
public final class LineGroups {

    private static final String KEY =
            "combination, excluded, cause, bill, incentive, class_month, rules_month, base_incentive";

    private static final String SUMS = """
            count(*) as lines, sum(amount) as amount, count(nullif(amount, 0)) as charged, \
            sum(counting) as counting, count(counting) as performing, \
            sum(cash_coupon) filter (where not coupon_counts) as cash_coupon, \
            count(cash_coupon) filter (where not coupon_counts) as cash_coupon_lines, \
            sum(coupon) as coupon, count(coupon) as coupon_lines, sum(bonus) as bonus, count(bonus) as bonus_lines, \
            sum(write_off) as write_off, count(write_off) as write_off_lines""";

    private static final String PERFORMING = """
            counting is not null and combination = :combination and incentive = :incentive \
            and excluded is not distinct from :excluded::smallint and cause is not distinct from :cause::smallint \
            and class_month = :classMonth and rules_month = :rulesMonth \
            and base_incentive is not distinct from :base::int""";

    private static final int FIRST_LOOK = 3_000;

    private final JdbcClient jdbc;

    public LineGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All groups with bill month {@code period}, and all recognised from {@code from} to {@code period}.
     *
     * @param partner tier 1
     */
    public List<LineGroup> of(PartnerId partner, Period from, Period period, Known known) {
        // Bill months before the stretch matter only through carried lines, for which there is an index of its own.
        String sql = "select " + KEY + ", " + SUMS + " from ("
                + "select * from " + known.table() + " l where partner_id = ? and bill between ? and ?"
                + " and (bill = ? or incentive between ? and ?)"
                + " union all select * from " + known.table() + " l where partner_id = ? and incentive <> bill"
                + " and bill < ? and incentive between ? and ?) l group by " + KEY;
        StatementSpec statement = known.bind(jdbc.sql(sql))
                .param(partner.value())
                .param(from.index())
                .param(period.index())
                .param(period.index())
                .param(from.index())
                .param(period.index());
        return known.bind(statement)
                .param(partner.value())
                .param(from.index())
                .param(from.index())
                .param(period.index())
                .query((ResultSet row, int _) -> group(row))
                .list();
    }

    /** Whether some line of a group is not paid for by what does not count alone. */
    public boolean performs(PartnerId partner, GroupKey key) {
        // Nearly always one of the first lines of the bill is such a line; asked for at once, all of them would be
        // read.
        String of = " where partner_id = :partner and bill = :bill";
        return jdbc.sql("select exists (select from (select * from line" + of + " limit " + FIRST_LOOK + ") l where "
                        + PERFORMING + ") or exists (select from line" + of + " and " + PERFORMING + ")")
                .param("partner", partner.value())
                .param("bill", key.bill().index())
                .param("combination", key.combination())
                .param("incentive", key.incentive().index())
                .param("excluded", LineColumns.place(key.excluded()))
                .param("cause", LineColumns.place(key.cause()))
                .param("classMonth", key.classMonth().index())
                .param("rulesMonth", key.rulesMonth().index())
                .param(
                        "base",
                        key.baseIncentive() == null ? null : key.baseIncentive().index())
                .query(Boolean.class)
                .single();
    }

    /** The single lines of the partner's groups. */
    public LineSource lines(PartnerId partner, Known known) {
        return new Lines(partner, known);
    }

    private static LineGroup group(ResultSet row) throws SQLException {
        return new LineGroup(
                key(row),
                row.getLong("lines"),
                LineViews.amount(row.getBigDecimal("amount")),
                row.getLong("charged"),
                LineViews.amount(row.getBigDecimal("counting")),
                row.getLong("performing"),
                part(row, "cash_coupon"),
                part(row, "coupon"),
                part(row, "bonus"),
                part(row, "write_off"));
    }

    private static LineGroup.Part part(ResultSet row, String means) throws SQLException {
        return new LineGroup.Part(LineViews.amount(row.getBigDecimal(means)), row.getLong(means + "_lines"));
    }

    private static GroupKey key(ResultSet row) throws SQLException {
        Integer excluded = row.getObject("excluded", Integer.class);
        Integer cause = row.getObject("cause", Integer.class);
        return new GroupKey(
                row.getInt("combination"),
                excluded == null ? null : LineColumns.at(Exclusion.values(), excluded),
                cause == null ? null : LineColumns.at(CarryCause.values(), cause),
                new Period(row.getInt("bill")),
                new Period(row.getInt("incentive")),
                new Period(row.getInt("class_month")),
                new Period(row.getInt("rules_month")),
                LineColumns.month(row, "base_incentive"));
    }

    private final class Lines implements LineSource {

        private final PartnerId partner;
        private final Known known;

        Lines(PartnerId partner, Known known) {
            this.partner = partner;
            this.known = known;
        }

        @Override
        public void visit(Set<GroupKey> groups, Visitor visitor) {
            Map<GroupKey, GroupKey> interned = interned(groups);
            // Streamed inside of a transaction: a month may have millions.
            select("line_no, counting, " + KEY, "", groups)
                    .withFetchSize(10_000)
                    .query((ResultSet row) -> {
                        GroupKey key = interned.get(key(row));
                        if (key != null) {
                            visitor.line(key, row.getLong("line_no"), new Amount(row.getBigDecimal("counting")));
                        }
                    });
        }

        @Override
        public List<RefundLine> refunds(Set<GroupKey> groups) {
            Map<GroupKey, GroupKey> interned = interned(groups);
            var refunds = new ArrayList<RefundLine>();
            select(
                            "line_no, line_id, coalesce((select b.line_id from line b where b.line_no = "
                                    + "l.base_no), base_line_id, '') as base_id, counting, "
                                    + KEY,
                            " and base_no is not null",
                            groups)
                    .query((ResultSet row) -> {
                        GroupKey key = interned.get(key(row));
                        if (key != null) {
                            refunds.add(new RefundLine(
                                    key,
                                    row.getLong("line_no"),
                                    row.getString("line_id"),
                                    row.getString("base_id"),
                                    new Amount(row.getBigDecimal("counting"))));
                        }
                    });
            return refunds;
        }

        /**
         * All performing lines of the months and combinations of the groups; the caller keeps those of the groups.
         * Carried lines are found by an index of their own: by bill, all others of the month before would be read to
         * find the few that it handed on.
         */
        private StatementSpec select(String columns, String and, Set<GroupKey> groups) {
            Set<Integer> combinations = new TreeSet<>();
            Set<Integer> months = new TreeSet<>();
            Set<Integer> carriedTo = new TreeSet<>();
            for (GroupKey key : groups) {
                combinations.add(key.combination());
                if (key.bill().equals(key.incentive())) {
                    months.add(key.bill().index());
                } else {
                    carriedTo.add(key.incentive().index());
                }
            }
            StatementSpec statement = known.bind(jdbc.sql("select " + columns + " from (select * from " + known.table()
                            + " l where partner_id = ? and incentive = bill and bill = any(?)"
                            + " union all select * from " + known.table()
                            + " l where partner_id = ? and incentive <> bill and incentive = any(?)"
                            + ") l where combination = any(?) and counting is not null" + and
                            + " order by line_id, source"))
                    .param(partner.value())
                    .param(months.toArray(Integer[]::new));
            return known.bind(statement)
                    .param(partner.value())
                    .param(carriedTo.toArray(Integer[]::new))
                    .param(combinations.toArray(Integer[]::new));
        }

        private static Map<GroupKey, GroupKey> interned(Set<GroupKey> groups) {
            Map<GroupKey, GroupKey> interned = new HashMap<>();
            groups.forEach(key -> interned.put(key, key));
            return interned;
        }
    }
}
