package org.partnerledger.projections.finance;

import java.util.List;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What does not count, by reason: spend that is no performance, and performance that earns nothing. */
public final class ExclusionViews {

    private static final String STANDING = """
            from journal_posting where account in (9200, 9520, 9530) and period between :from and :to
              and\s""" + Scope.PARTNERS;

    private final JdbcClient jdbc;

    public ExclusionViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a partner's month leaves out for one reason.
     *
     * @param account EXCLUDED of spend; of performance NO_INCENTIVE or CLAWED_BACK_REFUNDS, which has no reason
     * @param amount what is missing further down; refunds are below 0
     */
    public record Exclusion(
            String partnerId, Period period, Account account, String reason, String currency, Amount amount) {}

    /** The same over all that was asked for. */
    public record Total(Account account, String reason, String currency, Amount amount) {}

    /** Where a list goes on. */
    public record After(String partner, int period, int account, String reason) {}

    /** By partner, month, account and reason. */
    public List<Exclusion> list(Scope scope, After after, int limit) {
        return scope.bind(jdbc.sql("select partner_id, period, account, reason, currency, sum(amount) as amount "
                        + STANDING + """
                 group by partner_id, period, account, reason, currency having sum(amount) <> 0
                   and (partner_id, period, account, reason collate "C") > (:p, :m, :a, :r)
                order by partner_id, period, account, reason collate "C" limit :limit"""))
                .param("p", after.partner())
                .param("m", after.period())
                .param("a", after.account())
                .param("r", after.reason())
                .param("limit", limit)
                .query((row, _) -> new Exclusion(
                        row.getString("partner_id"),
                        new Period(row.getInt("period")),
                        Account.of(row.getInt("account")),
                        row.getString("reason"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    public List<Total> totals(Scope scope) {
        return scope.bind(jdbc.sql("select account, reason, currency, sum(amount) as amount " + STANDING + """
                 group by account, reason, currency having sum(amount) <> 0
                order by account, reason collate "C", currency"""))
                .query((row, _) -> new Total(
                        Account.of(row.getInt("account")),
                        row.getString("reason"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }
}
