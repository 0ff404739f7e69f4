package org.partnerledger.api.timeline;

import java.util.List;
import java.util.function.Function;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.projections.timeline.TimelineEntry;
import org.partnerledger.projections.timeline.TimelineViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything that happened to one partner, in order. */
@RestController
@RequestMapping("/api/v1/partners/{partnerId}/timeline")
class TimelineController {

    private final TimelineViews timeline;

    TimelineController(TimelineViews timeline) {
        this.timeline = timeline;
    }

    @GetMapping
    Page<TimelineEntry> list(@PathVariable PartnerId partnerId, PageQuery page) {
        long after = page.afterNumber(0, 0);
        List<TimelineEntry> entries = timeline.of(partnerId, after, page.fetch());
        if (entries.isEmpty() && timeline.of(partnerId, 0, 1).isEmpty()) { // A partner's begins with its enrolment.
            throw new NotFound("there is no partner " + partnerId);
        }
        return Page.of(page, entries, it -> List.of(String.valueOf(it.no())), Function.identity());
    }
}
