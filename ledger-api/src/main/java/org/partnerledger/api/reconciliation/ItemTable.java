package org.partnerledger.api.reconciliation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.reconciliation.Measure;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Items: differences that somebody has to look at, carried from run to run until they are gone or decided. */
final class ItemTable {

    static final String PROPOSED = "PROPOSED";

    private static final String SAME = "i.partner_id = ? and i.period = ? and i.measure = ? and i.keys = ?";

    private final JdbcClient jdbc;

    ItemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param key its parts, in the order of the names
     * @param difference ours − theirs, as the last run found it
     * @param state OPEN, PROPOSED (an adjustment waits for a second person), RESOLVED (a later run agrees), OFFSET
     *     (another month has the opposite) or SETTLED
     * @param settlement what was decided or, while it is PROPOSED, what would be; null where nothing was
     * @param proposedBy who wanted the adjustment; null without one
     * @param settledBy who decided: of an adjustment, who approved it
     */
    record Item(
            long item,
            String partnerId,
            Period period,
            Measure measure,
            List<String> keyNames,
            List<String> key,
            String currency,
            Amount difference,
            List<String> causes,
            String state,
            @Nullable String assignedTo,
            String firstRun,
            String lastRun,
            @Nullable String proposedBy,
            @Nullable String settledBy,
            @Nullable JsonNode settlement) {}

    record Comment(int number, String by, Instant at, String text) {}

    /** Which ones are wanted; null does not restrict. */
    record Filter(
            @Nullable String partnerId,
            @Nullable Period upTo,
            @Nullable String state,
            @Nullable String assignedTo) {}

    /**
     * After a run: new differences are opened, known ones carried on, and those that are gone resolved or offset. What
     * was proposed for another difference than there is now is not proposed any more.
     */
    void carry(RunTable.Run run) {
        jdbc.sql("""
                insert into reconciliation_item as i
                    (partner_id, period, measure, keys, key, currency, difference, causes, first_run, last_run)
                select u.partner_id, u.period, u.measure, u.keys, r.key, u.currency, r.difference, r.causes, u.run_id,
                       u.run_id
                from reconciliation_result r join reconciliation_run u using (run_id)
                where r.run_id = ? and r.result = 'DIFFERS' and r.key is not null
                on conflict (partner_id, period, measure, keys, key) do update set
                    state = case when i.state = 'SETTLED' and i.difference = excluded.difference then i.state
                                 when i.state in ('OFFSET', 'PROPOSED') and i.difference = excluded.difference
                                 then i.state
                                 else 'OPEN' end,
                    difference = excluded.difference, causes = excluded.causes,
                    last_run = excluded.last_run""").param(run.runId()).update();
        resolve(run);
        offset(run);
        jdbc.sql("update reconciliation_item set proposed_by = null, settlement = null where last_run = ?"
                        + " and settled_by is null and proposed_by is not null and state <> 'PROPOSED'")
                .param(run.runId())
                .update();
    }

    /** What cannot be compared now is not resolved by that. */
    private void resolve(RunTable.Run run) {
        jdbc.sql("update reconciliation_item i set state = 'RESOLVED', last_run = ? where " + SAME
                        + " and i.state in ('OPEN', 'PROPOSED', 'OFFSET') and i.last_run <> ? and not exists ("
                        + "select from reconciliation_result r where r.run_id = ? and r.key = i.key"
                        + " and r.result <> 'AGREES') and (select row_count from reconciliation_run where run_id = ?)"
                        + " > 0")
                .param(run.runId())
                .param(run.partner().value())
                .param(run.period().index())
                .param(run.measure().name())
                .param(run.mapping().keyNames())
                .param(run.runId())
                .param(run.runId())
                .param(run.runId())
                .update();
    }

    /** What left one month stands in another: both sides of the same line. */
    private void offset(RunTable.Run run) {
        jdbc.sql("""
                with pair as (
                    select i.item_no as one, min(o.item_no) as other
                    from reconciliation_item i join reconciliation_item o
                      on o.partner_id = i.partner_id and o.measure = i.measure and o.keys = i.keys and o.key = i.key
                     and o.period <> i.period and o.state = 'OPEN' and o.difference = -i.difference
                    where i.last_run = ? and i.state = 'OPEN' group by i.item_no)
                update reconciliation_item i set state = 'OFFSET' from pair
                where i.item_no in (pair.one, pair.other)""").param(run.runId()).update();
    }

    List<Item> list(Filter filter, long after, int limit) {
        return jdbc.sql("""
                select * from reconciliation_item
                where (?::text is null or partner_id = ?) and (?::int is null or period <= ?)
                  and (?::text is null or state = ?) and (?::text is null or assigned_to = ?)
                  and item_no > ? order by item_no limit ?""")
                .param(filter.partnerId())
                .param(filter.partnerId())
                .param(filter.upTo() == null ? null : filter.upTo().index())
                .param(filter.upTo() == null ? null : filter.upTo().index())
                .param(filter.state())
                .param(filter.state())
                .param(filter.assignedTo())
                .param(filter.assignedTo())
                .param(after)
                .param(limit)
                .query((row, _) -> item(row))
                .list();
    }

    /** @throws Refused UNKNOWN_ITEM */
    Item find(long item) {
        return jdbc.sql("select * from reconciliation_item where item_no = ?")
                .param(item)
                .query((row, _) -> item(row))
                .optional()
                .orElseThrow(() -> new Refused(new ReconciliationRefusal.UnknownItem(item)));
    }

    void assign(long item, @Nullable String to) {
        jdbc.sql("update reconciliation_item set assigned_to = ? where item_no = ?")
                .param(to)
                .param(item)
                .update();
    }

    void comment(long item, String by, Instant at, String text) {
        jdbc.sql("insert into reconciliation_comment (item_no, comment_no, said_by, said_at, text) select item_no,"
                        + " (select count(*) + 1 from reconciliation_comment c where c.item_no = i.item_no), ?, ?, ?"
                        + " from reconciliation_item i where item_no = ? for update")
                .param(by)
                .param(Instants.of(at))
                .param(text)
                .param(item)
                .update();
    }

    /** @return whether it was open until now */
    boolean settle(long item, String by, JsonNode settlement) {
        return moved(
                item,
                "OPEN",
                "SETTLED",
                "settled_by = ?, settlement = ?, proposed_by = null",
                by,
                settlement.toString());
    }

    /** @return whether it was open until now */
    boolean propose(long item, String by, JsonNode settlement) {
        return moved(
                item,
                "OPEN",
                "PROPOSED",
                "proposed_by = ?, settlement = ?, settled_by = null",
                by,
                settlement.toString());
    }

    /** @return whether it was proposed until now */
    boolean approve(long item, String by, JsonNode settlement) {
        return moved(item, "PROPOSED", "SETTLED", "settled_by = ?, settlement = ?", by, settlement.toString());
    }

    /** Open again. @return whether it was proposed until now */
    boolean reject(long item) {
        return moved(item, "PROPOSED", "OPEN", "proposed_by = null, settlement = null");
    }

    /** Of two who decide at once, the second finds it in another state. */
    private boolean moved(long item, String from, String to, String columns, Object... values) {
        return jdbc.sql("update reconciliation_item set state = '" + to + "', " + columns + " where item_no = ?"
                                + " and state = '" + from + "'")
                        .params(values)
                        .param(item)
                        .update()
                == 1;
    }

    List<Comment> comments(long item, int after, int limit) {
        return jdbc.sql("select * from reconciliation_comment where item_no = ? and comment_no > ?"
                        + " order by comment_no limit ?")
                .param(item)
                .param(after)
                .param(limit)
                .query((row, _) -> new Comment(
                        row.getInt("comment_no"),
                        row.getString("said_by"),
                        Instants.get(row, "said_at"),
                        row.getString("text")))
                .list();
    }

    /** How many open ones a partner has up to a month, those carried from earlier runs and months included. */
    long open(RunTable.Run run) {
        return jdbc.sql("select count(*) from reconciliation_item where partner_id = ? and period <= ? and measure = ?"
                        + " and state in ('OPEN', 'PROPOSED')")
                .param(run.partner().value())
                .param(run.period().index())
                .param(run.measure().name())
                .query(Long.class)
                .single();
    }

    private static Item item(ResultSet row) throws SQLException {
        @Nullable String settlement = row.getString("settlement");
        BigDecimal difference = row.getBigDecimal("difference");
        return new Item(
                row.getLong("item_no"),
                row.getString("partner_id"),
                new Period(row.getInt("period")),
                Measure.valueOf(row.getString("measure")),
                List.of(row.getString("keys").split(" ", -1)),
                Mapping.parts(row.getString("key")),
                row.getString("currency"),
                new Amount(difference),
                List.of((String[]) row.getArray("causes").getArray()),
                row.getString("state"),
                row.getString("assigned_to"),
                row.getString("first_run"),
                row.getString("last_run"),
                row.getString("proposed_by"),
                row.getString("settled_by"),
                settlement == null ? null : FactJson.MAPPER.readTree(settlement));
    }
}
