package org.partnerledger.api.finance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.projections.finance.RuleChangeViews;
import org.partnerledger.projections.finance.RuleChangeViews.Change;
import org.partnerledger.projections.finance.RuleChangeViews.Corrected;
import org.partnerledger.projections.finance.RuleChangeViews.Moved;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who changed which rule when, and what it moved. */
@RestController
public class RuleChangeController {

    private final RuleChangeViews changes;

    RuleChangeController(RuleChangeViews changes) {
        this.changes = changes;
    }

    /**
     * @param moved between memo accounts, by open lines that were decided again because of it
     * @param corrected of closed months, by approved recalculations that used it
     */
    record ChangeJson(
            long entry,
            Instant at,
            String kind,
            String about,
            @Nullable Integer version,
            String by,
            String askedBy,
            List<Moved> moved,
            List<Corrected> corrected) {}

    /** In order. */
    @GetMapping("/api/v1/finance/rule-changes")
    public Page<ChangeJson> changes(PageQuery query) {
        List<Change> found = changes.list(query.afterLong(0, 0), query.fetch());
        Map<Long, List<Moved>> moved = changes.moved(found);
        Map<Long, List<Corrected>> corrected = changes.corrected(found);
        return Page.of(
                query,
                found,
                it -> List.of(Long.toString(it.entry())),
                it -> new ChangeJson(
                        it.entry(),
                        it.at(),
                        it.kind(),
                        it.about(),
                        it.version(),
                        it.by(),
                        it.askedBy(),
                        moved.getOrDefault(it.entry(), List.of()),
                        corrected.getOrDefault(it.entry(), List.of())));
    }
}
