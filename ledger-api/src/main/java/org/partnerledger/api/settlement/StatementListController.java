package org.partnerledger.api.settlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.due.DueQuery;
import org.partnerledger.api.due.DueTimes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.projections.settlement.SettlementViews;
import org.partnerledger.projections.settlement.SettlementViews.StatementView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the published statements of all partners: what waits for whom, and until when. */
@RestController
public class StatementListController {

    private final SettlementViews statements;
    private final DueTimes dueTimes;

    StatementListController(SettlementViews statements, DueTimes dueTimes) {
        this.statements = statements;
        this.dueTimes = dueTimes;
    }

    /**
     * By partner and month.
     *
     * @param due only those that are confirmed by themselves by then
     */
    @GetMapping("/api/v1/statements")
    public Page<StateJson> list(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable StatementState state,
            DueQuery due,
            PageQuery page) {
        List<StatementView> found = statements.list(
                new SettlementViews.Filter(partnerId, period, state, dueTimes.by(due)),
                page.afterText(0, ""),
                page.afterNumber(1, 0),
                page.fetch());
        return Page.of(
                page,
                found,
                it -> List.of(it.partnerId(), Integer.toString(it.period().index())),
                StateJson::of);
    }
}
