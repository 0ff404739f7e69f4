package org.partnerledger.api.intake.inbox;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.fact.Defect;
import org.partnerledger.api.intake.fact.Fact;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.projections.sql.CopyRows;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was received: keys for ever, and the events that were not taken, word for word. */
public final class Inbox {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    public Inbox(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /**
     * What is known of a key.
     *
     * @param firstLineNo null for a fact that recorded no lines, and for a quarantined one
     */
    public record KnownKey(String content, @Nullable Long firstLineNo, int lines, boolean withdrawn) {}

    /** A key to keep, with the lines of its fact. */
    public record NewKey(
            FactKey key, String content, @Nullable Long firstLineNo, int lines) {}

    /** An event to keep because it was not taken. */
    public record Quarantined(
            Incoming event, Defect defect, @Nullable String awaits) {}

    /** A quarantined event that may be tried again. */
    public record Held(long no, String raw) {}

    /** The keys that these events have or name. */
    public static Set<FactKey> keysOf(List<Incoming> events) {
        Set<FactKey> keys = new LinkedHashSet<>();
        for (Incoming event : events) {
            if (event.isKeyed()) {
                keys.add(new FactKey(String.valueOf(event.source()), String.valueOf(event.id())));
            }
            if (event.fact() instanceof Fact.Withdrawal it) {
                keys.add(new FactKey(it.source(), it.id()));
            }
        }
        return keys;
    }

    public Map<FactKey, KnownKey> known(Collection<FactKey> keys) {
        Map<FactKey, KnownKey> known = new HashMap<>();
        if (keys.isEmpty()) {
            return known;
        }
        jdbc.sql("""
                select f.source, f.id, encode(f.content, 'hex') as content, f.first_line_no, f.lines, f.withdrawn
                from unnest(?::text[], ?::text[]) k (source, id) join fact_key f using (source, id)""")
                .param(keys.stream().map(FactKey::source).toArray(String[]::new))
                .param(keys.stream().map(FactKey::id).toArray(String[]::new))
                .query((ResultSet row) -> {
                    known.put(
                            new FactKey(row.getString("source"), row.getString("id")),
                            new KnownKey(
                                    row.getString("content"),
                                    row.getObject("first_line_no", Long.class),
                                    row.getInt("lines"),
                                    row.getBoolean("withdrawn")));
                });
        return known;
    }

    public void add(List<NewKey> keys) {
        var rows = CopyRows.binary("fact_key (source, id, content, first_line_no, lines)");
        for (NewKey key : keys) {
            rows.text(key.key().source())
                    .text(key.key().id())
                    .hex(key.content())
                    .number(key.firstLineNo());
            if (key.firstLineNo() == null) {
                rows.text(null);
            } else {
                rows.whole(key.lines());
            }
            rows.endRow();
        }
        rows.into(dataSource);
    }

    /** After quarantined facts were taken: the lines they recorded. */
    public void setLines(Collection<NewKey> keys) {
        jdbc.sql("""
                update fact_key f set first_line_no = k.first_line_no, lines = k.lines
                from unnest(?::text[], ?::text[], ?::bigint[], ?::int[]) k (source, id, first_line_no, lines)
                where f.source = k.source and f.id = k.id""")
                .param(keys.stream().map(it -> it.key().source()).toArray(String[]::new))
                .param(keys.stream().map(it -> it.key().id()).toArray(String[]::new))
                .param(keys.stream().map(NewKey::firstLineNo).toArray(Long[]::new))
                .param(keys.stream().map(NewKey::lines).toArray(Integer[]::new))
                .update();
    }

    public void setWithdrawn(FactKey key) {
        jdbc.sql("update fact_key set withdrawn = true where source = ? and id = ?")
                .param(key.source())
                .param(key.id())
                .update();
    }

    /** Keeps events; the same content under the same key is kept once however often it is sent. */
    public void quarantine(List<Quarantined> events, Instant receivedAt) {
        Set<String> kept = keptAlready(events);
        var rows = new CopyRows(
                "quarantine (source, id, type, content, code, detail, pointer, awaits, raw, state, received_at)");
        for (Quarantined it : events) {
            Incoming event = it.event();
            if (event.isKeyed() && !kept.add(event.source() + "\n" + event.id() + "\n" + event.content())) {
                continue;
            }
            rows.text(event.source())
                    .text(event.id())
                    .text(storable(event.type()))
                    .hex(event.content())
                    .text(it.defect().code())
                    .text(storable(it.defect().detail()))
                    .text(storable(it.defect().pointer()))
                    .text(it.awaits())
                    .text(storable(event.received().raw()))
                    .text("QUARANTINED")
                    .instant(receivedAt)
                    .endRow();
        }
        rows.into(dataSource);
    }

    /** PostgreSQL's text has no zero character; everything else is kept as it came. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "\\u0000");
    }

    private Set<String> keptAlready(List<Quarantined> events) {
        List<Incoming> keyed = events.stream()
                .map(Quarantined::event)
                .filter(Incoming::isKeyed)
                .toList();
        var kept = new HashSet<String>();
        if (!keyed.isEmpty()) {
            jdbc.sql("""
                    select q.source, q.id, encode(q.content, 'hex') as content
                    from unnest(?::text[], ?::text[]) k (source, id) join quarantine q using (source, id)""")
                    .param(keyed.stream().map(Incoming::source).toArray(String[]::new))
                    .param(keyed.stream().map(Incoming::id).toArray(String[]::new))
                    .query((ResultSet row) -> {
                        kept.add(
                                row.getString("source") + "\n" + row.getString("id") + "\n" + row.getString("content"));
                    });
        }
        return kept;
    }

    /** Which of these things quarantined events wait for. */
    public Set<String> awaited(Collection<String> things) {
        if (things.isEmpty() || !isAnythingAwaited()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                select t.thing from unnest(?::text[]) t (thing) where exists (
                    select from quarantine q where q.state = 'QUARANTINED' and q.awaits = t.thing collate "C")""")
                .param(things.toArray(String[]::new))
                .query((ResultSet row, int _) -> row.getString(1))
                .list());
    }

    /** Nearly always nothing is, which spares the server thousands of names with every chunk. */
    private boolean isAnythingAwaited() {
        return jdbc.sql("select exists (select from quarantine where state = 'QUARANTINED' and awaits is not null)")
                .query(Boolean.class)
                .single();
    }

    /** Events that wait for one of these, in order of receipt. */
    public List<Held> waitingFor(Collection<String> things, int limit, long afterNo) {
        return jdbc.sql("""
                select no, raw from quarantine
                where state = 'QUARANTINED' and awaits = any(?) and no > ? order by no limit ?""")
                .param(things.toArray(String[]::new))
                .param(afterNo)
                .param(limit)
                .query((ResultSet row, int _) -> new Held(row.getLong("no"), row.getString("raw")))
                .list();
    }

    /**
     * A quarantined event has been taken after all.
     *
     * @param corrected what was taken in its place; null where it was taken as received
     */
    public void released(long no, Instant at, @Nullable String corrected) {
        jdbc.sql("update quarantine set state = 'RELEASED', decided_at = ?, awaits = null, corrected = ? where no = ?")
                .param(Instants.of(at))
                .param(corrected)
                .param(no)
                .update();
    }

    /** Quarantined events have been taken after all, as they were received. */
    public void released(Collection<Long> nos, Instant at) {
        jdbc.sql("update quarantine set state = 'RELEASED', decided_at = ?, awaits = null where no = any(?)")
                .param(Instants.of(at))
                .param(nos.toArray(Long[]::new))
                .update();
    }

    /** It will never be taken. */
    public void discarded(long no, String reason, Instant at) {
        jdbc.sql("update quarantine set state = 'DISCARDED', decided_at = ?, awaits = null, reason = ? where no = ?")
                .param(Instants.of(at))
                .param(reason)
                .param(no)
                .update();
    }

    /** A quarantined event that was tried again and shows a defect, another one perhaps, under which it stays. */
    public record RefusedAgain(
            long no, Defect defect, @Nullable String awaits) {}

    public void refusedAgain(List<RefusedAgain> refused) {
        jdbc.sql("""
                update quarantine q set code = r.code, detail = r.detail, pointer = r.pointer, awaits = r.awaits
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                    r (no, code, detail, pointer, awaits) where q.no = r.no""")
                .param(refused.stream().map(RefusedAgain::no).toArray(Long[]::new))
                .param(refused.stream().map(it -> it.defect().code()).toArray(String[]::new))
                .param(refused.stream()
                        .map(it -> storable(it.defect().detail()))
                        .toArray(String[]::new))
                .param(refused.stream()
                        .map(it -> storable(it.defect().pointer()))
                        .toArray(String[]::new))
                .param(refused.stream().map(RefusedAgain::awaits).toArray(String[]::new))
                .update();
    }
}
