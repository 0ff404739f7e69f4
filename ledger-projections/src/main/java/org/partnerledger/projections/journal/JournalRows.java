package org.partnerledger.projections.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.partnerledger.core.journal.EntryWriter;
import org.partnerledger.core.journal.JournalEntry;
import org.partnerledger.core.journal.Posting;
import org.partnerledger.core.stored.StoredName;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.CopyRows;

/** The entries of some events until they are written, by COPY: one statement however many there are. */
final class JournalRows {

    private final Map<Long, RecordedEvent> events = new TreeMap<>();
    private final Map<Long, EntryWriter> entries = new TreeMap<>();

    /** Where the postings of an event go. */
    EntryWriter of(RecordedEvent event) {
        events.put(event.position(), event);
        return entries.computeIfAbsent(event.position(), _ -> new EntryWriter());
    }

    /** @throws IllegalArgumentException if an entry is not balanced; the database would refuse it as well */
    void into(DataSource dataSource) {
        var eventRows = new CopyRows("journal_event (position, recorded_at, event, cause)");
        var entryRows =
                new CopyRows("journal_entry (partner_id, period, position, currency, accounts, reasons, amounts)");
        entries.forEach((position, writer) -> {
            List<JournalEntry> written = writer.entries();
            RecordedEvent event = events.get(position);
            if (event != null && !written.isEmpty()) {
                eventRows
                        .number(position.longValue())
                        .instant(event.recordedAt())
                        .text(nameOf(event.event()))
                        .text(event.cause())
                        .endRow();
                written.forEach(entry -> row(entryRows, position, entry));
            }
        });
        eventRows.into(dataSource);
        entryRows.into(dataSource);
        events.clear();
        entries.clear();
    }

    private static void row(CopyRows rows, long position, JournalEntry entry) {
        rows.text(entry.partner().value())
                .month(entry.period())
                .number(position)
                .text(entry.currency().code())
                .text(array(entry, posting -> Integer.toString(posting.account().number())))
                .text(array(entry, posting -> quoted(posting.reason())))
                .text(array(entry, posting -> posting.amount().value().toPlainString()))
                .endRow();
    }

    private static String array(JournalEntry entry, Function<Posting, String> element) {
        return entry.postings().stream().map(element).collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String nameOf(Object event) {
        StoredName name = event.getClass().getAnnotation(StoredName.class);
        if (name == null) {
            throw new IllegalStateException(event.getClass() + " has no stored name");
        }
        return name.value();
    }
}
