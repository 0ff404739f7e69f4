package org.partnerledger.api.finance;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.finance.DeductionViews;
import org.partnerledger.projections.finance.DeductionViews.Deduction;
import org.partnerledger.projections.finance.Scope;
import org.partnerledger.projections.finance.TakenBackViews;
import org.partnerledger.projections.finance.TakenBackViews.TakenBack;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What published statements take back, and what they leave out of subsidies. */
@RestController
@RequestMapping("/api/v1/finance")
public class TakenBackController {

    private final TakenBackViews takenBack;
    private final DeductionViews deductions;

    TakenBackController(TakenBackViews takenBack, DeductionViews deductions) {
        this.takenBack = takenBack;
        this.deductions = deductions;
    }

    /** A page with what all pages come to by cause. */
    record ClawBacksJson(List<TakenBack> items, @Nullable String next, List<TakenBackViews.Total> totals) {}

    /** Of published statements, by partner and month, in the order of the statement. */
    @GetMapping("/clawbacks")
    public ClawBacksJson clawBacks(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            PageQuery query) {
        Scope months = Asked.months(partnerId, from, to);
        var after = new TakenBackViews.After(
                query.afterText(0, ""), query.afterNumber(1, 0), query.afterNumber(2, 0), query.afterLong(3, 0));
        Page<TakenBack> page = Page.of(
                query,
                takenBack.list(months, after, query.fetch()),
                it -> List.of(
                        it.partnerId(),
                        Integer.toString(it.period().index()),
                        Integer.toString(it.place().kind()),
                        Long.toString(it.place().place())),
                Function.identity());
        return new ClawBacksJson(page.items(), page.next(), takenBack.totals(months));
    }

    /** A page with what all pages come to. */
    record DeductionsJson(List<Deduction> items, @Nullable String next, List<DeductionViews.Total> totals) {}

    /** The register: subsidies of published statements that were cut, by partner and month. */
    @GetMapping("/deductions")
    public DeductionsJson deductions(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            PageQuery query) {
        Scope months = Asked.months(partnerId, from, to);
        var after = new DeductionViews.After(query.afterText(0, ""), query.afterNumber(1, 0), query.afterLong(2, 0));
        Function<Deduction, List<String>> key =
                it -> List.of(it.partnerId(), Integer.toString(it.period().index()), Long.toString(it.place()));
        Page<Deduction> page = Page.of(query, deductions.list(months, after, query.fetch()), key, Function.identity());
        return new DeductionsJson(page.items(), page.next(), deductions.totals(months));
    }
}
