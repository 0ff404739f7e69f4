package org.partnerledger.projections.period;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published documents as they stand now, each with what has to be known of its partner in one statement: with many
 * readers on few processors every further one costs them a turn.
 */
public final class PublishedDocuments {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** @param json the mapper of stored events */
    public PublishedDocuments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The bill of a partner of either tier; empty as well where there is no such partner. */
    public Optional<Bill> bill(PartnerId partner, Period period, Instant now) {
        return jdbc.sql("""
                select case when p.distributor_id is null
                       then (select d.bill from document d
                             where d.partner_id = p.partner_id and d.period = ? and d.published_at <= ?
                             order by d.revision desc limit 1)
                       else (select t.bill from tier_two_bill t
                             where t.partner_id = p.partner_id and t.period = ? and t.published_at <= ?) end as bill
                from partner p where p.partner_id = ?""")
                .param(period.index())
                .param(Instants.of(now))
                .param(period.index())
                .param(Instants.of(now))
                .param(partner.value())
                .query((ResultSet row, int _) -> Optional.ofNullable(row.getString("bill")))
                .optional()
                .flatMap(bill -> bill)
                .map(bill -> json.readValue(bill, Bill.class));
    }

    private record StoredStatement(
            String statement, @Nullable String state) {}

    /** The statement of a tier 1, in the state in which it is; empty as well where there is no such tier 1. */
    public Optional<Statement> statement(PartnerId partner, Period period, Instant now) {
        return jdbc.sql("""
                select d.statement, (select s.state from statement_state s
                                     where s.partner_id = d.partner_id and s.period = d.period and s.since <= ?
                                     order by s.ordinal desc limit 1) as state
                from document d join partner p using (partner_id)
                where d.partner_id = ? and d.period = ? and d.published_at <= ? and p.distributor_id is null
                order by d.revision desc limit 1""")
                .param(Instants.of(now))
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(now))
                .query((ResultSet row, int _) ->
                        new StoredStatement(row.getString("statement"), row.getString("state")))
                .optional()
                .map(it -> {
                    Statement stored = json.readValue(it.statement(), Statement.class);
                    return it.state() == null ? stored : stored.in(StatementState.valueOf(it.state()));
                });
    }

    /** @param currency of all amounts */
    public record Explained(CurrencyCode currency, Explanation explanation) {}

    private record StoredExplanation(String currency, String explanation) {}

    /** The explanation of a tier 1; empty as well where there is no such tier 1. */
    public Optional<Explained> explanation(PartnerId partner, Period period, Instant now) {
        return jdbc.sql("""
                select p.currency, d.explanation from document d join partner p using (partner_id)
                where d.partner_id = ? and d.period = ? and d.published_at <= ? and p.distributor_id is null
                order by d.revision desc limit 1""")
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(now))
                .query((ResultSet row, int _) ->
                        new StoredExplanation(row.getString("currency"), row.getString("explanation")))
                .optional()
                .map(it -> new Explained(
                        new CurrencyCode(it.currency()), json.readValue(it.explanation(), Explanation.class)));
    }

    /**
     * What was decided about a group of lines of a tier 1 on the statement that speaks for a month, its own or the one
     * that it was skipped with.
     *
     * @return empty where no statement was published that does, or there is no such tier 1; a list of nothing where it
     *     decides nothing about the group, and of one otherwise
     */
    public Optional<List<GroupDecision>> decision(PartnerId partner, Period period, GroupKey group, Instant now) {
        return jdbc.sql("""
                select d.decisions from document d join partner p using (partner_id)
                where d.partner_id = ? and d.published_at <= ? and p.distributor_id is null
                  and d.period = (select c.period from partner_period c
                                  where c.partner_id = ? and c.period >= ? and c.closing_at <= ?
                                  order by c.period limit 1)
                order by d.revision desc limit 1""")
                .param(partner.value())
                .param(Instants.of(now))
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(now))
                .query(String.class)
                .optional()
                .map(decisions -> first(decisions, group));
    }

    /** Some thousands of groups may be there: those behind the one that is wanted are not read. */
    private List<GroupDecision> first(String decisions, GroupKey group) {
        try (MappingIterator<GroupDecision> each =
                json.readerFor(GroupDecision.class).readValues(decisions)) {
            while (each.hasNext()) {
                GroupDecision decision = each.next();
                if (decision.group().equals(group)) {
                    return List.of(decision);
                }
            }
        }
        return List.of();
    }
}
