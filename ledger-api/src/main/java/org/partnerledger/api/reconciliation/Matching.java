package org.partnerledger.api.reconciliation;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.api.reconciliation.file.Mapping.KeyField;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.reconciliation.Cause;
import org.partnerledger.core.reconciliation.Ours;
import org.partnerledger.core.reconciliation.Step;
import org.partnerledger.core.reconciliation.Theirs;
import org.partnerledger.core.reconciliation.Whereabouts;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings rows and lines together by their keys, some hundred keys at a time, each summed up by the database. */
final class Matching {

    private static final int KEYS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    Matching(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands under a key on both sides. */
    record Pair(String key, Theirs theirs, Ours ours) {}

    long keys(String runId) {
        return jdbc.sql("""
                select (select count(distinct key) from reconciliation_row where run_id = ?)
                     + (select count(distinct key) from reconciliation_ours where run_id = ?)
                """).param(runId).param(runId).query(Long.class).single();
    }

    /** The next pairs behind a key, in order. */
    List<Pair> next(String runId, String afterKey) {
        List<String> keys = jdbc.sql("""
                (select distinct key from reconciliation_row where run_id = ? and key > ? order by key limit ?)
                union
                (select distinct key from reconciliation_ours where run_id = ? and key > ? order by key limit ?)
                order by key limit ?""")
                .param(runId)
                .param(afterKey)
                .param(KEYS_AT_ONCE)
                .param(runId)
                .param(afterKey)
                .param(KEYS_AT_ONCE)
                .param(KEYS_AT_ONCE)
                .query((row, _) -> row.getString(1))
                .list();
        Map<String, Theirs> theirs = theirs(runId, keys);
        Map<String, Ours> ours = ours(runId, keys);
        return keys.stream()
                .map(key ->
                        new Pair(key, theirs.getOrDefault(key, Theirs.NOTHING), ours.getOrDefault(key, Ours.NOTHING)))
                .toList();
    }

    private Map<String, Theirs> theirs(String runId, List<String> keys) {
        Map<String, Theirs> theirs = new HashMap<>();
        jdbc.sql("""
                select r.key, count(*) as rows, min(r.problem) as problem,
                       coalesce(sum(r.amount) filter (where r.currency = u.currency), 0) as sum,
                       coalesce(sum(distinct r.amount) filter (where r.currency = u.currency), 0) as once
                from reconciliation_row r join reconciliation_run u using (run_id)
                where r.run_id = ? and r.key = any(?) group by r.key
                """).param(runId).param(keys.toArray(String[]::new)).query((ResultSet row) -> {
            theirs.put(
                    row.getString("key"),
                    new Theirs(
                            row.getLong("rows"),
                            new Amount(row.getBigDecimal("sum")),
                            new Amount(row.getBigDecimal("once")),
                            row.getString("problem")));
        });
        return theirs;
    }

    private Map<String, Ours> ours(String runId, List<String> keys) {
        Map<String, List<Step>> steps = steps(runId, keys);
        Map<String, Ours> ours = new HashMap<>();
        jdbc.sql("""
                select key, count(*) as lines, sum(value) as value,
                       case when count(*) <= ? then array_agg(line_id order by line_no) end as ids,
                       case when count(*) <= ? then array_agg(value order by line_no) end as values
                from reconciliation_ours where run_id = ? and key = any(?) group by key""")
                .param(Ours.MOST_SINGLES)
                .param(Ours.MOST_SINGLES)
                .param(runId)
                .param(keys.toArray(String[]::new))
                .query((ResultSet row) -> {
                    String key = row.getString("key");
                    ours.put(
                            key,
                            new Ours(
                                    row.getLong("lines"),
                                    new Amount(row.getBigDecimal("value")),
                                    steps.getOrDefault(key, List.of()),
                                    singles(row.getArray("ids"), row.getArray("values"))));
                });
        return ours;
    }

    private static List<Ours.Single> singles(@Nullable Array ids, @Nullable Array values) throws SQLException {
        if (ids == null || values == null) {
            return List.of();
        }
        String[] lineIds = (String[]) ids.getArray();
        BigDecimal[] amounts = (BigDecimal[]) values.getArray();
        var singles = new ArrayList<Ours.Single>();
        for (int i = 0; i < lineIds.length; i++) {
            singles.add(new Ours.Single(lineIds[i], new Amount(amounts[i])));
        }
        return singles;
    }

    private Map<String, List<Step>> steps(String runId, List<String> keys) {
        Map<String, List<Step>> steps = new HashMap<>();
        jdbc.sql("""
                select o.key, s.cause, s.detail, sum(s.amount) as amount
                from reconciliation_ours o, unnest(o.causes, o.details, o.amounts) s (cause, detail, amount)
                where o.run_id = ? and o.key = any(?) group by o.key, s.cause, s.detail
                having sum(s.amount) <> 0 or bool_and(s.amount = 0) order by o.key, s.cause, s.detail collate "C"
                """).param(runId).param(keys.toArray(String[]::new)).query((ResultSet row) -> {
            steps.computeIfAbsent(row.getString("key"), _ -> new ArrayList<>())
                    .add(new Step(
                            Cause.valueOf(row.getString("cause")),
                            row.getString("detail"),
                            new Amount(row.getBigDecimal("amount"))));
        });
        return steps;
    }

    /** What is known of keys without a line in the month: by line or by trade, present lines before withdrawn ones. */
    Map<String, Whereabouts> elsewhere(Mapping mapping, List<String> keys) {
        int place = mapping.keys().indexOf(KeyField.LINE_ID);
        String column = "line_id";
        if (place < 0) {
            place = mapping.keys().indexOf(KeyField.TRADE_ID);
            column = "trade_id";
        }
        Map<String, Whereabouts> known = new HashMap<>();
        if (place < 0 || keys.isEmpty()) {
            return known;
        }
        Map<String, Whereabouts> byId = new HashMap<>();
        int at = place;
        String[] ids =
                keys.stream().map(key -> Mapping.parts(key).get(at)).distinct().toArray(String[]::new);
        look("line", column, ids, mapping, byId);
        if (column.equals("line_id")) {
            look("line_past", column, ids, mapping, byId);
        }
        for (String key : keys) {
            Whereabouts it = byId.get(Mapping.parts(key).get(at));
            if (it != null) {
                known.put(key, it);
            }
        }
        return known;
    }

    private void look(String table, String column, String[] ids, Mapping mapping, Map<String, Whereabouts> byId) {
        boolean past = table.equals("line_past");
        jdbc.sql("select " + column + " as id, partner_id, charge, bill, consumed_from from " + table + " l where "
                        + column + " = any(?)"
                        + (past ? " and not exists (select from line o where o.line_no = l.line_no)" : "")
                        + " order by line_no")
                .param(ids)
                .query((ResultSet row) -> {
                    String partner = row.getString("partner_id");
                    @Nullable Integer bill = row.getObject("bill", Integer.class);
                    byId.putIfAbsent(
                            row.getString("id"),
                            new Whereabouts(
                                    partner == null ? null : new PartnerId(partner),
                                    past,
                                    new Period(row.getInt("charge")),
                                    bill == null ? null : new Period(bill),
                                    Period.of(Instants.get(row, "consumed_from"), mapping.zone())));
                });
    }
}
