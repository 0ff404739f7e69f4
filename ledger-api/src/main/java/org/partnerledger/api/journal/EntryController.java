package org.partnerledger.api.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.journal.JournalController.PostingJson;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesWithdrawn;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.performance.DecisionEvent.LinesDecided;
import org.partnerledger.projections.journal.EntryLines;
import org.partnerledger.projections.journal.EntryLines.EntryLine;
import org.partnerledger.projections.journal.JournalViews;
import org.partnerledger.projections.journal.JournalViews.EntryItem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From an entry to its event, and from the event to its lines. */
@RestController
@RequestMapping("/api/v1/journal/entries/{entry}")
class EntryController {

    private final JournalViews journal;
    private final EntryLines lines;
    private final EventReader events;

    EntryController(JournalViews journal, EntryLines lines, EventReader events) {
        this.journal = journal;
        this.lines = lines;
        this.events = events;
    }

    /** The postings of one event, by partner, month, account and reason. */
    @GetMapping
    Page<PostingJson> entry(
            @PathVariable long entry, @RequestParam(required = false) @Nullable String partnerId, PageQuery query) {
        int from = query.afterNumber(0, 0);
        PartnerId partner = partnerId == null ? null : new PartnerId(partnerId);
        List<EntryItem> items = journal.entries(entry, partner, from, query.fetch());
        if (items.isEmpty() && query.isFirst()) {
            throw new NotFound("the event " + entry + " posted nothing");
        }
        // An entry never changes, so that a place in it is as good a key as any.
        List<Placed> placed = new ArrayList<>();
        for (EntryItem item : items) {
            placed.add(new Placed(from + placed.size() + 1, item));
        }
        return Page.of(
                query,
                placed,
                it -> List.of(Integer.toString(it.place())),
                it -> PostingJson.of(it.item().partner().value(), it.item().item()));
    }

    private record Placed(int place, EntryItem item) {}

    /** The lines of the event that are, or were, the partner's; none where the event is about no lines. */
    @GetMapping("/lines")
    Page<EntryLine> lines(@PathVariable long entry, @RequestParam String partnerId, PageQuery query) {
        // First the journal, which is a table of staff: whoever may not read it is not led to the event.
        if (journal.entries(entry, new PartnerId(partnerId), 0, 1).isEmpty()) {
            throw new NotFound("the event " + entry + " posted nothing for " + partnerId);
        }
        Object event = events.at(entry)
                .orElseThrow(() -> new NotFound("there is no event " + entry))
                .event();
        List<EntryLine> found =
                lines.of(new PartnerId(partnerId), lineNos(event), query.afterLong(0, 0), query.fetch());
        return Page.of(query, found, it -> List.of(Long.toString(it.lineNo())), it -> it);
    }

    private static List<Long> lineNos(Object event) {
        return switch (event) {
            case LinesDecided it -> it.lineNos();
            case LinesWithdrawn it -> it.lineNos();
            default -> List.of();
        };
    }
}
