package org.partnerledger.projections.finance;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who changed which rule, when, and what that moved: open lines at once, closed months by recalculations. */
public final class RuleChangeViews {

    private static final String CHANGES = """
            select position, recorded_at, kind, about, rules_no as version, cause as by, '' as asked_by
            from rules_put where position is not null
            union all
            select published_position, published_at, 'PLAN', plan_id, version, published_cause, drafted_cause
            from plan_version where published_position is not null
            union all
            select decided_position, decided_at, 'RECALCULATION', recalculation_id, null, decided_by, asked_by
            from recalculation where state = 'APPROVED' and decided_position is not null""";

    private final JdbcClient jdbc;

    public RuleChangeViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One change.
     *
     * @param entry number of its event
     * @param kind PARAMETERS, CATALOGUE, CALENDAR, PLAN (a published version) or RECALCULATION (an approved one)
     * @param about the month of a catalogue, country/year of a calendar, a plan, a recalculation; "" of parameters
     * @param version number of the rules after a put, or version of the plan
     * @param by who did it, and by which request; "" where that was not kept
     * @param askedBy who had drafted the plan, or asked for the recalculation
     */
    public record Change(
            long entry,
            Instant at,
            String kind,
            String about,
            @Nullable Integer version,
            String by,
            String askedBy) {}

    /** What lines of open months that were decided again moved on a memo account, of all partners. */
    public record Moved(Period period, Account account, String currency, Amount amount, long partners) {}

    /** What a recalculation changed of closed months for one reason, of all partners. */
    public record Corrected(
            String recalculationId, String reason, String currency, Amount before, Amount after, long lines) {}

    /** In order, behind that entry. */
    public List<Change> list(long after, int limit) {
        return jdbc.sql("select * from (" + CHANGES
                        + ") changes where position > :after order by position limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Change(
                        row.getLong("position"),
                        Instants.get(row, "recorded_at"),
                        row.getString("kind"),
                        row.getString("about"),
                        row.getObject("version", Integer.class),
                        row.getString("by"),
                        row.getString("asked_by")))
                .list();
    }

    /**
     * Lines are decided again before whoever changed the rules has their answer: what was posted for that between two
     * changes follows from the first.
     */
    public Map<Long, List<Moved>> moved(List<Change> changes) {
        Map<Long, List<Moved>> moved = new HashMap<>();
        jdbc.sql("""
                select c.position, p.period, p.account, p.currency, sum(p.amount) as amount,
                       count(distinct p.partner_id) as partners
                from (select position, lead(position) over (order by position) as next from (
                        select position from rules_put where position is not null
                        union all
                        select published_position from plan_version where published_position is not null) all_of_them
                     ) c
                join journal_event e on e.cause = 'rules' and e.position > c.position
                                    and (c.next is null or e.position < c.next)
                join journal_posting p on p.position = e.position
                where c.position = any(:changes)
                group by c.position, p.period, p.account, p.currency having sum(p.amount) <> 0
                order by c.position, p.period, p.account, p.currency
                """).param("changes", positions(changes)).query((ResultSet row) -> {
            moved.computeIfAbsent(row.getLong("position"), _ -> new ArrayList<>())
                    .add(new Moved(
                            new Period(row.getInt("period")),
                            Account.of(row.getInt("account")),
                            row.getString("currency"),
                            new Amount(row.getBigDecimal("amount")),
                            row.getLong("partners")));
        });
        return moved;
    }

    /**
     * Approved recalculations that worked by what was put or published: by rules that include the put and not the next
     * one of its kind, or with that version of the plan. Of recalculations themselves, what they corrected.
     */
    public Map<Long, List<Corrected>> corrected(List<Change> changes) {
        Map<Long, List<Corrected>> corrected = new HashMap<>();
        jdbc.sql("""
                with approved as (select recalculation_id, decided_position, rule_set::json as rules from recalculation
                                  where state = 'APPROVED'),
                puts as (select position, rules_no,
                                lead(rules_no) over (partition by kind, about order by rules_no) as next
                         from rules_put),
                used as (
                    select decided_position as position, recalculation_id from approved
                    union all
                    select p.position, a.recalculation_id from puts p
                    join approved a on (a.rules ->> 'rulesNo')::int >= p.rules_no
                                   and (p.next is null or (a.rules ->> 'rulesNo')::int < p.next)
                    union all
                    select v.published_position, a.recalculation_id from approved a
                    cross join lateral json_array_elements(a.rules -> 'plans') plan
                    join plan_version v on v.plan_id = plan ->> 'planId' and v.version = (plan ->> 'version')::int)
                select u.position, r.recalculation_id, r.reason, c.currency, sum(r.had) as had, sum(r.has) as has,
                       sum(r.lines) as lines
                from used u
                join corrected_row r on r.recalculation_id = u.recalculation_id
                join partner_correction c on c.recalculation_id = r.recalculation_id and c.partner_id = r.partner_id
                where u.position = any(:changes)
                group by u.position, r.recalculation_id, r.reason, c.currency
                order by u.position, r.recalculation_id, r.reason, c.currency
                """).param("changes", positions(changes)).query((ResultSet row) -> {
            corrected
                    .computeIfAbsent(row.getLong("position"), _ -> new ArrayList<>())
                    .add(new Corrected(
                            row.getString("recalculation_id"),
                            row.getString("reason"),
                            row.getString("currency"),
                            new Amount(row.getBigDecimal("had")),
                            new Amount(row.getBigDecimal("has")),
                            row.getLong("lines")));
        });
        return corrected;
    }

    private static Long[] positions(List<Change> changes) {
        return changes.stream().map(Change::entry).toArray(Long[]::new);
    }
}
