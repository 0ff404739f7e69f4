package org.partnerledger.projections.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.journal.ClosePostings;
import org.partnerledger.core.journal.ClosePostings.Standing;
import org.partnerledger.core.journal.EntryWriter;
import org.partnerledger.core.journal.LinePostings;
import org.partnerledger.core.journal.LineSum;
import org.partnerledger.core.journal.PayoutPostings;
import org.partnerledger.core.journal.PayoutPostings.Part;
import org.partnerledger.core.journal.PayoutPostings.Settled;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.payout.PayoutEvent.PayoutFailed;
import org.partnerledger.core.payout.PayoutEvent.PayoutOpened;
import org.partnerledger.core.payout.PayoutEvent.PayoutPaid;
import org.partnerledger.core.payout.PayoutEvent.PayoutReconciled;
import org.partnerledger.core.payout.PayoutId;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.settlement.SettlementEvent;
import org.partnerledger.core.settlement.SettlementEvent.StatementConfirmed;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssuing;
import org.partnerledger.core.settlement.SettlementEvent.StatementReturned;
import org.partnerledger.projections.readmodel.LineJournal;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Posts what events mean in money: lines as they are folded, closes, confirmations and payouts here. It has to come
 * after the lines in every batch, because a close reads what they posted.
 */
public final class JournalReadModel implements ReadModel, LineJournal {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    public JournalReadModel(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** A payout that is under way. */
    private record Open(
            PartnerId partner,
            CurrencyCode currency,
            List<Part> parts,
            @Nullable Amount settlement) {}

    /** A published statement. */
    private record Published(CurrencyCode currency, Amount payable) {}

    @Override
    public LineJournal.Batch begin() {
        var rows = new JournalRows();
        return new LineJournal.Batch() {
            @Override
            public void post(RecordedEvent event, List<LineSum> sums) {
                if (!sums.isEmpty()) {
                    EntryWriter writer = rows.of(event);
                    sums.forEach(sum -> LinePostings.post(sum, writer));
                }
            }

            @Override
            public void write() {
                rows.into(dataSource);
            }
        };
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var rows = new JournalRows();
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case PeriodClosed it -> {
                    rows.into(dataSource); // It reads what was posted before.
                    closed(it, rows.of(recorded));
                }
                case StatementConfirmed it -> moved(it, Account.PAYABLE, Account.CONFIRMED, "", rows.of(recorded));
                case StatementIssuing it ->
                    moved(it, Account.CONFIRMED, Account.ISSUING, it.payoutId(), rows.of(recorded));
                case StatementReturned it ->
                    moved(it, Account.ISSUING, Account.CONFIRMED, it.payoutId(), rows.of(recorded));
                case PayoutOpened it -> opened(it);
                case PayoutReconciled it -> reconciled(it, rows.of(recorded));
                case PayoutPaid it -> settled(it.payoutId(), Account.PAID, rows.of(recorded));
                case PayoutFailed it -> settled(it.payoutId(), Account.ISSUING, rows.of(recorded));
                default -> {
                    // Moves no money, or lines, which are posted as they are folded.
                }
            }
        }
        rows.into(dataSource);
    }

    @Override
    public void clear() {
        jdbc.sql("truncate journal_entry, journal_event, journal_close, journal_payout")
                .update();
    }

    private void closed(PeriodClosed it, EntryWriter writer) {
        ClosePostings.post(it, standing(it.partnerId(), it.period()), writer);
        jdbc.sql("insert into journal_close (partner_id, period, currency, payable) values (?, ?, ?, ?)")
                .param(it.partnerId().value())
                .param(it.period().index())
                .param(it.statement().currency().code())
                .param(it.statement().payable().value())
                .update();
    }

    /** Memo balances after the last month that was closed before. */
    private List<Standing> standing(PartnerId partner, Period period) {
        return jdbc.sql("""
                        select period, account, reason, sum(amount) as amount from journal_posting
                        where partner_id = ? and period <= ? and account >= 9000 and period > coalesce(
                            (select max(period) from journal_close where partner_id = ? and period < ?), 0)
                        group by period, account, reason having sum(amount) <> 0""")
                .param(partner.value())
                .param(period.index())
                .param(partner.value())
                .param(period.index())
                .query((ResultSet row, int _) -> new Standing(
                        new Period(row.getInt("period")),
                        Account.of(row.getInt("account")),
                        row.getString("reason"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    /** The payable of a statement goes on; the reason is its payout's, where it has one. */
    private void moved(SettlementEvent event, Account from, Account to, String payoutId, EntryWriter writer) {
        Published it = published(event.partnerId(), event.period());
        EntryWriter.Month month = writer.month(event.partnerId(), event.period(), it.currency());
        month.post(from, from == Account.ISSUING ? payoutId : "", it.payable());
        month.post(to, to == Account.ISSUING ? payoutId : "", it.payable().negated());
    }

    private Published published(PartnerId partner, Period period) {
        return jdbc.sql("select currency, payable from journal_close where partner_id = ? and period = ?")
                .param(partner.value())
                .param(period.index())
                .query((ResultSet row, int _) ->
                        new Published(new CurrencyCode(row.getString(1)), new Amount(row.getBigDecimal(2))))
                .single();
    }

    private void opened(PayoutOpened it) {
        jdbc.sql("""
                        insert into journal_payout (payout_id, partner_id, currency, periods, payables)
                        values (?, ?, ?, ?, ?)""")
                .param(it.payoutId().value())
                .param(it.partnerId().value())
                .param(it.currency().code())
                .param(it.statements().stream()
                        .map(portion -> portion.period().index())
                        .toArray(Integer[]::new))
                .param(it.statements().stream()
                        .map(portion -> portion.payable().value())
                        .toArray(BigDecimal[]::new))
                .update();
    }

    private void reconciled(PayoutReconciled it, EntryWriter writer) {
        Open payout = payout(it.payoutId());
        String reason = it.payoutId().value();
        for (Settled part : PayoutPostings.divide(payout.parts(), it.settlement(), payout.currency())) {
            EntryWriter.Month month = writer.month(payout.partner(), part.period(), payout.currency());
            month.post(Account.ISSUING, reason, part.payable());
            month.post(Account.SETTLEMENT, reason, part.settlement().negated());
            month.post(Account.TAX, reason, part.settlement().minus(part.payable()));
        }
        settlement(it.payoutId(), it.settlement());
    }

    /** The settlement is paid, or falls back with its tax to what is applied for. */
    private void settled(PayoutId payoutId, Account to, EntryWriter writer) {
        Open payout = payout(payoutId);
        if (payout.settlement() == null) {
            return; // It failed before it was reconciled.
        }
        String reason = payoutId.value();
        for (Settled part : PayoutPostings.divide(payout.parts(), payout.settlement(), payout.currency())) {
            EntryWriter.Month month = writer.month(payout.partner(), part.period(), payout.currency());
            month.post(Account.SETTLEMENT, reason, part.settlement());
            if (to == Account.PAID) {
                month.post(Account.PAID, reason, part.settlement().negated());
            } else {
                month.post(Account.TAX, reason, part.payable().minus(part.settlement()));
                month.post(to, reason, part.payable().negated());
            }
        }
        settlement(payoutId, null);
    }

    private void settlement(PayoutId payoutId, @Nullable Amount settlement) {
        jdbc.sql("update journal_payout set settlement = ? where payout_id = ?")
                .param(settlement == null ? null : settlement.value())
                .param(payoutId.value())
                .update();
    }

    private Open payout(PayoutId payoutId) {
        return jdbc.sql("select * from journal_payout where payout_id = ?")
                .param(payoutId.value())
                .query((ResultSet row, int _) -> {
                    var periods = (Integer[]) row.getArray("periods").getArray();
                    var payables = (BigDecimal[]) row.getArray("payables").getArray();
                    var parts = new ArrayList<Part>();
                    for (int i = 0; i < periods.length; i++) {
                        parts.add(new Part(new Period(periods[i]), new Amount(payables[i])));
                    }
                    BigDecimal settlement = row.getBigDecimal("settlement");
                    return new Open(
                            new PartnerId(row.getString("partner_id")),
                            new CurrencyCode(row.getString("currency")),
                            parts,
                            settlement == null ? null : new Amount(settlement));
                })
                .single();
    }
}
