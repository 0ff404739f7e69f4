package org.partnerledger.api.opportunity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.due.DueQuery;
import org.partnerledger.api.due.DueTimes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.opportunity.Direction;
import org.partnerledger.core.opportunity.OpportunityState;
import org.partnerledger.core.opportunity.OpportunityState.Step;
import org.partnerledger.projections.opportunity.OpportunityView;
import org.partnerledger.projections.opportunity.OpportunityViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows opportunities. What happens to them comes as facts. */
@RestController
@RequestMapping("/api/v1/opportunities")
class OpportunityController {

    private final OpportunityViews opportunities;
    private final DueTimes dueTimes;

    OpportunityController(OpportunityViews opportunities, DueTimes dueTimes) {
        this.opportunities = opportunities;
        this.dueTimes = dueTimes;
    }

    @GetMapping("/{opportunityId}")
    OpportunityJson get(@PathVariable String opportunityId) {
        return opportunities
                .find(opportunityId)
                .map(OpportunityJson::new)
                .orElseThrow(() -> new NotFound("there is no opportunity " + opportunityId));
    }

    /**
     * By id.
     *
     * @param due only those that are rejected by themselves by then
     */
    @GetMapping
    Page<OpportunityJson> list(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable OpportunityState state,
            @RequestParam(required = false) @Nullable Direction direction,
            DueQuery due,
            PageQuery page) {
        List<OpportunityView> found = opportunities.list(
                new OpportunityViews.Filter(partnerId, state, direction, dueTimes.by(due)),
                page.afterText(0, ""),
                page.fetch());
        return Page.of(page, found, it -> List.of(it.opportunityId()), OpportunityJson::new);
    }

    /** An opportunity with the steps that are possible now. */
    record OpportunityJson(@JsonUnwrapped OpportunityView opportunity) {

        @JsonProperty
        List<Step> allowed() {
            return opportunity.state().allowed(opportunity.direction());
        }
    }
}
