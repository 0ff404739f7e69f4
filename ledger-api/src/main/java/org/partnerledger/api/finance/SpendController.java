package org.partnerledger.api.finance;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.finance.Scope;
import org.partnerledger.projections.finance.SpendReadModel;
import org.partnerledger.projections.finance.SpendViews;
import org.partnerledger.projections.finance.SpendViews.After;
import org.partnerledger.projections.finance.SpendViews.By;
import org.partnerledger.projections.finance.SpendViews.Row;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Spend versus incentive. */
@RestController
public class SpendController {

    /** Of questions that go through every line of open months. */
    private static final int MOST_MONTHS = 12;

    private final SpendViews spend;
    private final SpendReadModel sums;

    SpendController(SpendViews spend, SpendReadModel sums) {
        this.spend = spend;
        this.sums = sums;
    }

    /**
     * What customers spent and what plans paid for it.
     *
     * @param by what the sums are split by; CUSTOMER and PRODUCT need {@code from} and {@code to}, 12 months at most
     */
    @GetMapping("/api/v1/finance/spend")
    public Page<Row> spend(
            @RequestParam(defaultValue = "PARTNER") Set<By> by,
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            PageQuery query) {
        Scope months = Asked.months(partnerId, from, to);
        if (by.contains(By.CUSTOMER) || by.contains(By.PRODUCT)) {
            requireFewMonths(months);
            sums.keep(months);
        }
        After after = query.isFirst()
                ? After.NOTHING
                : new After(
                        query.afterText(0, ""),
                        query.afterNumber(1, 0),
                        query.afterText(2, ""),
                        query.afterText(3, ""),
                        query.afterText(4, ""),
                        query.afterText(5, ""));
        return Page.of(query, spend.list(months, by, after, query.fetch()), SpendController::key, Function.identity());
    }

    private static void requireFewMonths(Scope months) {
        if (months.from().plus(MOST_MONTHS).index() <= months.to().index()) {
            throw InvalidRequest.parameter(
                    "from", "by customer or product, at most " + MOST_MONTHS + " months are expected with 'to'");
        }
    }

    private static List<String> key(Row row) {
        After last = After.row(row);
        return List.of(
                last.partner(),
                Integer.toString(last.period()),
                last.customer(),
                last.service(),
                last.product(),
                last.currency());
    }
}
