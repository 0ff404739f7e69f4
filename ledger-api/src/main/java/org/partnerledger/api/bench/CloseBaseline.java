package org.partnerledger.api.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import org.partnerledger.api.bench.measured.Stopwatch;

/**
 * What a close costs where one statement does it: sums by partner, plan and reason, and every line's share of its plan
 * by largest remainder with window functions, over the lines that the ledger closes. No document, no check, no event.
 */
final class CloseBaseline {

    /** Plans and rates are those of the bench's market; the shares only have to cost what shares cost. */
    private static final String CLOSE = """
            with taken as (
                select l.line_no, l.line_id, l.partner_id, coalesce(l.counting, 0) as weight, l.amount,
                       case c.association when 'RESALE' then 'RESALE-BASE' else 'REFERRAL-BASE' end as plan,
                       case when l.excluded is not null then l.excluded::text
                            when c.service_type = 'sms' then 'PRODUCT_NO_PERFORMANCE'
                            when c.service_type = 'support' then 'PRODUCT_NO_REBATE'
                            when l.incentive <> l.bill then 'CARRIED_OUT' end as reason
                  from line l join combination c on c.number = l.combination where l.bill = ?),
            summed as (
                insert into bench.closed_sum
                select partner_id, plan, reason, count(*), sum(amount), sum(weight) from taken
                 group by partner_id, plan, reason),
            paid as (
                select partner_id, plan, sum(weight) as weight, round(sum(weight) * 0.06, 2) as incentive from taken
                 where reason is null group by partner_id, plan),
            exact as (
                select t.line_no, t.line_id, t.partner_id, t.plan, p.incentive,
                       coalesce(t.weight * p.incentive * 100 / nullif(p.weight, 0), 0) as share
                  from taken t join paid p using (partner_id, plan) where t.reason is null),
            ranked as (
                select line_no, plan, floor(share) as whole, incentive * 100
                           - sum(floor(share)) over (partition by partner_id, plan) as missing,
                       row_number() over (partition by partner_id, plan order by share - floor(share) desc, line_id)
                           as place
                  from exact)
            insert into bench.closed_share
            select line_no, plan, (whole + case when place <= missing then 1 else 0 end)::bigint from ranked""";

    private CloseBaseline() {}

    static double seconds(Connection connection, YearMonth month) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("drop table if exists bench.closed_sum, bench.closed_share");
            statement.execute("create table bench.closed_sum (partner_id text, plan text, reason text, lines bigint,"
                    + " amount numeric, weight numeric)");
            statement.execute("create table bench.closed_share (line_no bigint, plan text, share bigint,"
                    + " primary key (line_no, plan))");
        }
        double seconds;
        try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
            close.setInt(1, month.getYear() * 12 + month.getMonthValue() - 1);
            long begun = System.nanoTime();
            int shares = close.executeUpdate();
            seconds = Stopwatch.millisSince(begun) / 1_000;
            if (shares == 0) {
                throw new SQLException("The baseline of the close found no lines of " + month);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table bench.closed_sum, bench.closed_share");
        }
        return seconds;
    }
}
