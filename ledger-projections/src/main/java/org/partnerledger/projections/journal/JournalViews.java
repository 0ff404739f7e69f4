package org.partnerledger.projections.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the journal. */
public final class JournalViews {

    private final JdbcClient jdbc;

    public JournalViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What stands on an account.
     *
     * @param balance debit − credit
     */
    public record Balance(Account account, String currency, Amount debit, Amount credit, Amount balance) {}

    /** What stands on an account under one reason. */
    public record ReasonBalance(Account account, String reason, String currency, Amount balance) {}

    /** A posting with the event that made it. */
    public record Item(
            long position,
            Period period,
            Instant recordedAt,
            String event,
            String cause,
            int account,
            String reason,
            String currency,
            Amount amount) {}

    /** Postings of one partner's month in one entry. */
    public record EntryItem(PartnerId partner, Item item) {}

    /** By account and currency; of all tier-1 partners where {@code partner} is null. */
    public List<Balance> trialBalance(@Nullable PartnerId partner, Period from, Period to) {
        return jdbc.sql("select account, currency, coalesce(sum(amount) filter (where amount > 0), 0) as debit,"
                        + " coalesce(-sum(amount) filter (where amount < 0), 0) as credit, sum(amount) as balance"
                        + " from journal_posting"
                        + " where partner_id = any(case when ?::text is null"
                        + " then array(select partner_id from partner where distributor_id is null)"
                        + " else array[?::text] end) and period between ? and ?"
                        + " group by account, currency order by account, currency")
                .param(partner == null ? null : partner.value())
                .param(partner == null ? null : partner.value())
                .param(from.index())
                .param(to.index())
                .query((row, _) -> new Balance(
                        Account.of(row.getInt("account")),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("debit")),
                        new Amount(row.getBigDecimal("credit")),
                        new Amount(row.getBigDecimal("balance"))))
                .list();
    }

    /** By account and reason, without those that stand at zero. */
    public List<ReasonBalance> balances(PartnerId partner, Period from, Period to) {
        return jdbc.sql("select account, reason, currency, sum(amount) as balance from journal_posting"
                        + " where partner_id = ? and period between ? and ?"
                        + " group by account, reason, currency having sum(amount) <> 0"
                        + " order by account, reason collate \"C\"")
                .param(partner.value())
                .param(from.index())
                .param(to.index())
                .query((row, _) -> new ReasonBalance(
                        Account.of(row.getInt("account")),
                        row.getString("reason"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("balance"))))
                .list();
    }

    /**
     * Where an account statement goes on.
     *
     * @param period index of the month of the last item seen
     */
    public record After(int period, long position, String reason) {}

    /** A partner's account; months {@code from} to {@code to}, both included. */
    public record AccountMonths(PartnerId partner, Account account, Period from, Period to) {}

    /** An account statement, by month, then event, then reason. */
    public List<Item> statement(AccountMonths of, After after, int limit) {
        return jdbc.sql("select p.*, e.recorded_at, e.event, e.cause from journal_posting p"
                        + " join journal_event e using (position)"
                        + " where p.partner_id = ? and p.period between ? and ? and p.account = ?"
                        + " and (p.period, p.position) >= (?, ?)"
                        + " and (p.period, p.position, p.reason collate \"C\") > (?, ?, ?)"
                        + " order by p.period, p.position, p.reason collate \"C\" limit ?")
                .param(of.partner().value())
                .param(of.from().index())
                .param(of.to().index())
                .param(of.account().number())
                .param(after.period())
                .param(after.position())
                .param(after.period())
                .param(after.position())
                .param(after.reason())
                .param(limit)
                .query((row, _) -> item(row))
                .list();
    }

    /** The postings of an event, by partner, then month: of those behind the partner and month named. */
    public List<EntryItem> entries(long position, @Nullable PartnerId partner, int offset, int limit) {
        return jdbc.sql("select p.*, e.recorded_at, e.event, e.cause from journal_posting p"
                        + " join journal_event e using (position)"
                        + " where p.position = ? and (?::text is null or p.partner_id = ?)"
                        + " order by p.partner_id, p.period, p.account, p.reason collate \"C\" offset ? limit ?")
                .param(position)
                .param(partner == null ? null : partner.value())
                .param(partner == null ? null : partner.value())
                .param(offset)
                .param(limit)
                .query((row, _) -> new EntryItem(new PartnerId(row.getString("partner_id")), item(row)))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong("position"),
                new Period(row.getInt("period")),
                Instants.get(row, "recorded_at"),
                row.getString("event"),
                row.getString("cause"),
                row.getInt("account"),
                row.getString("reason"),
                row.getString("currency"),
                new Amount(row.getBigDecimal("amount")));
    }
}
