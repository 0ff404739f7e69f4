package org.partnerledger.projections.kept;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.kept.OpenLines.Growing;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Partners' open lines in memory. Every question reads in its own transaction how far the tables are, and then what
 * came since the lines were kept: nothing that is kept is ever shown as it stands.
 *
 * <p>Lines that come are added. Where a line of the partner was decided again or withdrawn, or the question is of an
 * older state than what is kept, all of them are read.
 */
public final class KeptLines {

    /** Lines of all partners together; some 150 bytes each. */
    private static final int MOST_LINES = 300_000;

    /** Beside as many as are kept: beyond, reading all lines of the partner is less than reading those of all. */
    private static final int MOST_NEW_LINES = 20_000;

    private static final int FETCHED = 5_000;

    private final JdbcClient jdbc;
    private final UnpaidOf unpaid;
    private final IntFunction<Combination> combinations;
    private final Map<Key, OpenLines> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int lines;

    /** What is unpaid in trades: by trade, then line; trades without anything unpaid may be missing. */
    public interface UnpaidOf extends Function<Collection<String>, Map<String, Map<Long, FreezeReason>>> {}

    /** @param unpaid whatever time it is; {@code combinations} by their numbers */
    public KeptLines(JdbcClient jdbc, UnpaidOf unpaid, IntFunction<Combination> combinations) {
        this.jdbc = jdbc;
        this.unpaid = unpaid;
        this.combinations = combinations;
    }

    private record Key(PartnerId partner, Period from) {}

    /**
     * The lines of a tier-1 partner on bills from {@code from} on, or recognised from it on, as this transaction sees
     * them. To be called in a transaction that sees one state throughout.
     *
     * @return empty where this transaction sees less or more than what everybody will
     */
    public Optional<OpenLines> of(PartnerId partner, Period from) {
        Marks now = Marks.read(jdbc);
        if (!now.certain()) {
            return Optional.empty();
        }
        var key = new Key(partner, from);
        OpenLines before = find(key);
        if (before != null && now.isSameAs(before.marks())) {
            return Optional.of(before);
        }
        OpenLines there = before != null && isGrown(before, now, partner) ? grown(before, now, key) : read(now, key);
        keep(key, there);
        return Optional.of(there);
    }

    /**
     * The same, which then also knows of some other lines what is unpaid: of those with frozen shares, which are of
     * earlier months. To be called in the transaction that {@code there} was read in.
     */
    public OpenLines withUnpaid(PartnerId partner, Period from, OpenLines there, Collection<Long> lineNos) {
        List<Long> unknown =
                lineNos.stream().filter(it -> !there.knowsUnpaid(it)).distinct().toList();
        if (unknown.isEmpty()) {
            return there;
        }
        List<String> trades = jdbc.sql("select distinct trade_id from line where line_no = any(?)")
                .param(unknown.toArray(Long[]::new))
                .query((ResultSet row, int _) -> row.getString(1))
                .list();
        OpenLines more = there.at(there.marks(), there.unpaid().and(unknown, trades, unpaid));
        keep(new Key(partner, from), more);
        return more;
    }

    private boolean isGrown(OpenLines before, Marks now, PartnerId partner) {
        Marks marks = before.marks();
        return now.includes(marks)
                && now.line() - marks.line() <= MOST_NEW_LINES + before.size()
                && (now.past() == marks.past() || !isDecidedAgain(partner, marks.past()));
    }

    /** Whether a line that is or was the partner's was replaced or withdrawn. */
    private boolean isDecidedAgain(PartnerId partner, long past) {
        return jdbc.sql("""
                        select exists (select from line_past p left join line l using (line_no)
                            where p.past_no > ? and (p.partner_id = ? or l.partner_id = ?))""")
                .param(past)
                .param(partner.value())
                .param(partner.value())
                .query(Boolean.class)
                .single();
    }

    private OpenLines grown(OpenLines before, Marks now, Key key) {
        List<String> touched = touched(before.marks(), now);
        var growing = new Growing(before, combinations);
        int[] added = {0};
        // By number alone, however the plan is made: the new lines of all partners are few.
        jdbc.sql("select " + KeptRow.COLUMNS + " from (select * from line where line_no > ? and line_no <= ?"
                        + " offset 0) l where partner_id = ? and (bill >= ? or incentive >= ?)")
                .param(before.marks().line())
                .param(now.line())
                .param(key.partner().value())
                .param(key.from().index())
                .param(key.from().index())
                .query((ResultSet row) -> {
                    growing.add(KeptRow.read(row));
                    added[0]++;
                });
        KeptUnpaid unpaidNow = before.unpaid().with(growing.trades(), touched, unpaid);
        return added[0] == 0 ? before.at(now, unpaidNow) : growing.at(now, unpaidNow);
    }

    /** Trades of which a line, a refund or a payment came, or a line was decided again. */
    private List<String> touched(Marks since, Marks now) {
        return jdbc.sql("""
                        with came as materialized (
                            select trade_id, base_no, credit, debt from line
                                where line_no > :line and line_no <= :lastLine
                            union all select trade_id, base_no, credit, debt from line_past where past_no > :past
                            union all select l.trade_id, l.base_no, l.credit, l.debt from line l
                                where l.line_no in (select line_no from line_past where past_no > :past)),
                        owed as materialized (
                            select trade_id, base_no from came where credit is not null or debt is not null)
                        select trade_id from owed
                        union select b.trade_id from line b where b.line_no in (select base_no from owed)
                        union select trade_id from trade_payment
                            where payment_no > :payment and payment_no <= :lastPayment""")
                .param("line", since.line())
                .param("lastLine", now.line())
                .param("past", since.past())
                .param("payment", since.payment())
                .param("lastPayment", now.payment())
                .query((ResultSet row, int _) -> row.getString(1))
                .list();
    }

    private OpenLines read(Marks now, Key key) {
        var growing = new Growing(combinations, this::refunds);
        // Bill months before matter only through carried lines, for which there is an index of its own.
        jdbc.sql("select " + KeptRow.COLUMNS + " from line where partner_id = ? and bill >= ?"
                        + " union all select " + KeptRow.COLUMNS
                        + " from line where partner_id = ? and incentive <> bill"
                        + " and bill < ? and incentive >= ?")
                .param(key.partner().value())
                .param(key.from().index())
                .param(key.partner().value())
                .param(key.from().index())
                .param(key.from().index())
                .withFetchSize(FETCHED)
                .query((ResultSet row) -> growing.add(KeptRow.read(row)));
        return growing.at(now, KeptUnpaid.NONE.with(growing.trades(), List.of(), unpaid));
    }

    private List<LineSource.RefundLine> refunds(List<Long> lineNos) {
        return RefundRows.read(jdbc, lineNos);
    }

    private synchronized @Nullable OpenLines find(Key key) {
        return kept.get(key);
    }

    /** What was not asked for longest goes first. */
    private synchronized void keep(Key key, OpenLines there) {
        OpenLines before = kept.get(key);
        if (before != null && before.marks().includes(there.marks()) && !there.knowsMoreThan(before)) {
            return; // Somebody with a later state was faster.
        }
        kept.put(key, there);
        lines += there.size() - (before == null ? 0 : before.size());
        Iterator<Map.Entry<Key, OpenLines>> oldest = kept.entrySet().iterator();
        while (lines > MOST_LINES && oldest.hasNext()) {
            OpenLines dropped = oldest.next().getValue();
            oldest.remove();
            lines -= dropped.size();
        }
    }
}
