package org.partnerledger.api.site.finance;

import org.jspecify.annotations.Nullable;
import org.partnerledger.api.arrival.ArrivalController;
import org.partnerledger.api.due.DueQuery;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.period.CloseController;
import org.partnerledger.api.settlement.StatementListController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Frame;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.period.PeriodViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All partners' statements of a month, and the close of one. */
@Controller
class MonthsPage {

    private final StatementListController statements;
    private final CloseController close;
    private final PeriodViews periods;
    private final ArrivalController arrivals;
    private final Listings pages;

    MonthsPage(
            StatementListController statements,
            CloseController close,
            PeriodViews periods,
            ArrivalController arrivals,
            Listings pages) {
        this.arrivals = arrivals;
        this.statements = statements;
        this.close = close;
        this.periods = periods;
        this.pages = pages;
    }

    /** @param period left out: the last one that is closed */
    @GetMapping("/months")
    String months(@RequestParam(required = false) @Nullable Period period, PageQuery query, Model model) {
        Period last = periods.lastClosed();
        Period shown = period == null ? last : period;
        model.addAttribute("period", shown);
        model.addAttribute("closable", last == null ? null : last.next());
        Object answer = statements.list(null, shown, null, new DueQuery(null, null), query);
        return pages.page(
                "months",
                Listing.of(
                        pages.json(answer),
                        Listing.text("partnerId")
                                .leadingTo(it -> At.partner(it.path("partnerId").asString())),
                        Listing.text("period")
                                .leadingTo(it -> At.statement(
                                        it.path("partnerId").asString(),
                                        it.path("period").asString())),
                        Listing.amount("payable"),
                        Listing.text("currency"),
                        Listing.state("state"),
                        Listing.instant("confirmDue"),
                        Listing.text("payoutId")),
                model);
    }

    /** What has come for a month that is not closed, by partner, and whether all that came is counted. */
    @GetMapping("/months/open")
    String open(@RequestParam Period period, Model model) {
        model.addAttribute("arrivals", pages.json(arrivals.show(period)));
        return Frame.isFragment() ? "staff/arrivals :: arrivals" : "staff/arrivals";
    }

    @PostMapping("/months/close")
    String close(@RequestParam Period period) {
        return "redirect:" + At.job(pages.job(close.closeAll(period, false)));
    }
}
