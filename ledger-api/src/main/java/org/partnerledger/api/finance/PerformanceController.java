package org.partnerledger.api.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.finance.CarryOverViews;
import org.partnerledger.projections.finance.CarryOverViews.Cell;
import org.partnerledger.projections.finance.ExclusionViews;
import org.partnerledger.projections.finance.ExclusionViews.Exclusion;
import org.partnerledger.projections.finance.ExclusionViews.Total;
import org.partnerledger.projections.finance.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where spend that is no incentive base went: to other months, or nowhere, and why. */
@RestController
@RequestMapping("/api/v1/finance")
public class PerformanceController {

    private final CarryOverViews carryOver;
    private final ExclusionViews exclusions;

    PerformanceController(CarryOverViews carryOver, ExclusionViews exclusions) {
        this.carryOver = carryOver;
        this.exclusions = exclusions;
    }

    /**
     * From month × to month.
     *
     * @param carriedOut sums of cells by bill month, as statements of closed months have them
     * @param carriedIn sums of these cells by month of recognition
     */
    record MatrixJson(List<Cell> cells, List<MonthSum> carriedOut, List<MonthSum> carriedIn) {}

    /** All cells of a row or a column. */
    record MonthSum(Period period, String currency, Amount amount) {}

    /** Of bill months {@code from} to {@code to}; open months as they stand now. */
    @GetMapping("/carry-over")
    public MatrixJson carryOver(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to) {
        List<Cell> cells = carryOver.matrix(Asked.months(partnerId, from, to));
        return new MatrixJson(cells, sums(cells, Cell::from), sums(cells, Cell::to));
    }

    private static List<MonthSum> sums(List<Cell> cells, Function<Cell, Period> month) {
        Map<Period, Map<String, Amount>> sums = new TreeMap<>();
        cells.forEach(cell -> sums.computeIfAbsent(month.apply(cell), _ -> new TreeMap<>())
                .merge(cell.currency(), cell.amount(), Amount::plus));
        var all = new ArrayList<MonthSum>();
        sums.forEach((period, amounts) ->
                amounts.forEach((currency, amount) -> all.add(new MonthSum(period, currency, amount))));
        return all;
    }

    /** A page with what all pages come to. */
    record ExclusionsJson(List<Exclusion> items, @Nullable String next, List<Total> totals) {}

    /** By partner, month, stage and reason. */
    @GetMapping("/exclusions")
    public ExclusionsJson exclusions(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            PageQuery query) {
        Scope months = Asked.months(partnerId, from, to);
        var after = new ExclusionViews.After(
                query.afterText(0, ""), query.afterNumber(1, 0), query.afterNumber(2, 0), query.afterText(3, ""));
        Page<Exclusion> page = Page.of(
                query,
                exclusions.list(months, after, query.fetch()),
                it -> List.of(
                        it.partnerId(),
                        Integer.toString(it.period().index()),
                        Integer.toString(it.account().number()),
                        it.reason()),
                Function.identity());
        return new ExclusionsJson(page.items(), page.next(), exclusions.totals(months));
    }
}
