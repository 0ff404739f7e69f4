package org.partnerledger.projections.finance;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What is owed to partners and since when: what the journal's accounts of liabilities stand at, by statement. */
public final class LiabilityViews {

    /** An account's balance belongs to the statement that put it there; what rolls over to the newest one. */
    private static final String OWED = """
            select o.partner_id, o.period, o.account, o.currency, o.amount, d.published_at as since
            from (select partner_id, case when account = 2100 then newest else period end as period, account, currency,
                         -sum(amount) as amount
                  from (select p.partner_id, p.period, p.account, p.currency, p.amount,
                               max(p.period) filter (where p.account = 2100 and p.reason = 'CLOSING_BALANCE')
                                   over (partition by p.partner_id) as newest
                        from journal_posting p join journal_event e using (position)
                        where p.account in (2100, 2300, 2310, 2320, 2330) and e.recorded_at <= :asOf
                          and p.""" + Scope.PARTNERS + """
                       ) posted
                  group by partner_id, case when account = 2100 then newest else period end, account, currency
                  having sum(amount) <> 0
                  union all
                  select partner_id, period, 2200, currency, sum(amount) from (""" + FrozenViews.STANDING + """
                  ) frozen group by partner_id, period, currency) o
            left join document d on d.partner_id = o.partner_id and d.period = o.period and d.revision = 1""";

    private final JdbcClient jdbc;

    public LiabilityViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How old what is owed is, in days since its statement was published. */
    public enum Age {
        DAYS_0_TO_30(30),
        DAYS_31_TO_60(60),
        DAYS_61_TO_90(90),
        DAYS_91_AND_MORE(Long.MAX_VALUE);

        private final long last;

        Age(long last) {
            this.last = last;
        }

        static Age of(long days) {
            for (Age age : values()) {
                if (days <= age.last) {
                    return age;
                }
            }
            throw new IllegalArgumentException("no age has " + days + " days");
        }
    }

    /**
     * What is asked for.
     *
     * @param partner null for all
     * @param zone in which days are counted
     */
    public record Day(@Nullable PartnerId partner, Instant asOf, ZoneId zone) {}

    /**
     * What is owed of one statement.
     *
     * @param amount below 0 where the partner owes
     */
    public record Liability(
            String partnerId,
            Period period,
            Account account,
            String currency,
            Instant since,
            long days,
            Age age,
            Amount amount) {}

    /** What is owed of one age. */
    public record Total(Account account, Age age, String currency, Amount amount) {}

    /** Where a list goes on. */
    public record After(String partner, int period, int account) {}

    /** By partner, statement and account. */
    public List<Liability> list(Day day, After after, int limit) {
        return bound(day, "select * from (" + OWED + """
                ) owed where (partner_id, period, account) > (:p, :m, :a)
                order by partner_id, period, account limit :limit""")
                .param("p", after.partner())
                .param("m", after.period())
                .param("a", after.account())
                .param("limit", limit)
                .query((ResultSet row, int _) -> {
                    Instant since = Instants.get(row, "since");
                    long days = ChronoUnit.DAYS.between(
                            LocalDate.ofInstant(since, day.zone()), LocalDate.ofInstant(day.asOf(), day.zone()));
                    return new Liability(
                            row.getString("partner_id"),
                            new Period(row.getInt("period")),
                            Account.of(row.getInt("account")),
                            row.getString("currency"),
                            since,
                            days,
                            Age.of(days),
                            new Amount(row.getBigDecimal("amount")));
                })
                .list();
    }

    /** By account, age and currency. */
    public List<Total> totals(Day day) {
        LocalDate today = LocalDate.ofInstant(day.asOf(), day.zone());
        return bound(
                        day,
                        "select account, case when since >= :d30 then 0 when since >= :d60 then 1 when since >= :d90"
                                + " then 2 else 3 end as age, currency, sum(amount) as amount from (" + OWED
                                + ") owed group by 1, 2, 3 order by 1, 2, 3")
                .param(
                        "d30",
                        Instants.of(today.minusDays(30).atStartOfDay(day.zone()).toInstant()))
                .param(
                        "d60",
                        Instants.of(today.minusDays(60).atStartOfDay(day.zone()).toInstant()))
                .param(
                        "d90",
                        Instants.of(today.minusDays(90).atStartOfDay(day.zone()).toInstant()))
                .query((row, _) -> new Total(
                        Account.of(row.getInt("account")),
                        List.of(Age.values()).get(row.getInt("age")),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    private StatementSpec bound(Day day, String sql) {
        return Scope.partner(jdbc.sql(sql), day.partner()).param("asOf", Instants.of(day.asOf()));
    }
}
