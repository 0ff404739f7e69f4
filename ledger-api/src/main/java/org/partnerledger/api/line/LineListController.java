package org.partnerledger.api.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.period.OpenedMonth;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.line.LineItem;
import org.partnerledger.projections.line.LineLists;
import org.partnerledger.projections.line.LineLists.UnattributedTotal;
import org.partnerledger.projections.line.LineSelection;
import org.partnerledger.projections.recalculation.CorrectedRowId;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lines of a bill, the lines behind a row, and those that belong to nobody (contract.md, sections 4 and 6). */
@RestController
@RequestMapping("/api/v1")
public class LineListController {

    private final PartnerMonths months;
    private final LineLists lines;
    private final CorrectionViews corrections;

    LineListController(PartnerMonths months, LineLists lines, CorrectionViews corrections) {
        this.months = months;
        this.lines = lines;
        this.corrections = corrections;
    }

    /** Only lines of that customer or service, or that stand for that reason or cause; null = all. */
    public record Narrowing(
            @Nullable String customerId,
            @Nullable String serviceType,
            @Nullable String reason,
            @Nullable String cause) {}

    /** By number; a reason or cause narrows to the lines it stands for, with what they contribute to it. */
    @GetMapping("/partners/{partnerId}/bills/{period}/lines")
    public Page<LineItem> ofBill(
            @PathVariable String partnerId,
            @PathVariable Period period,
            @ParameterObject Narrowing by,
            PageQuery query) {
        var partner = new PartnerId(partnerId);
        boolean tierTwo = months.isTierTwo(partner);
        var bill = LineSelection.ofBill(partner, tierTwo, period).narrowed(by.customerId(), by.serviceType());
        String reason = by.reason();
        if (reason == null && by.cause() == null) {
            return page(List.of(bill), query);
        }
        if (tierTwo) {
            throw new NotFound("partner " + partnerId + " is tier 2 and has no statement that could give a reason");
        }
        OpenedMonth month = months.opened(partner, period);
        List<LineSelection> chosen =
                reason == null ? month.withCause(String.valueOf(by.cause())) : month.withReason(reason);
        return page(
                chosen.stream()
                        .map(it -> bill.within(it.groups() == null ? Set.of() : it.groups(), it.part()))
                        .toList(),
                query);
    }

    /** @param row from 0, in the order of the explanation */
    @GetMapping("/partners/{partnerId}/statements/{period}/explanation/rows/{row}/lines")
    public Page<LineItem> ofRow(
            @PathVariable String partnerId, @PathVariable Period period, @PathVariable int row, PageQuery query) {
        OpenedMonth month = months.opened(new PartnerId(partnerId), period);
        List<Row> rows = month.explanation().rows();
        if (row < 0 || row >= rows.size()) {
            throw new NotFound("the explanation has the rows 0 to " + (rows.size() - 1));
        }
        Row opened = rows.get(row);
        List<LineSelection> chosen = CorrectedRowId.ofAdjustment(opened.id())
                .map(it -> corrected(month.partner(), it, query))
                .orElseGet(() -> month.linesOf(opened));
        return page(chosen, query);
    }

    /** Of a corrected row, which may have millions, no more than the page shows. */
    private List<LineSelection> corrected(PartnerId partner, CorrectedRowId row, PageQuery query) {
        List<Long> numbers = corrections.lineNos(partner, row, after(query), query.fetch());
        return numbers.isEmpty() ? List.of() : List.of(LineSelection.ofLines(partner, numbers));
    }

    /** Lines without a partner, with totals by month and currency. */
    @GetMapping("/unattributed")
    UnattributedJson unattributed(PageQuery query) {
        List<LineItem> found = lines.unattributed(after(query), query.fetch());
        Page<LineItem> page = Page.of(query, found, LineListController::key, item -> item);
        return new UnattributedJson(page.items(), page.next(), lines.unattributedTotals());
    }

    record UnattributedJson(List<LineItem> items, @Nullable String next, List<UnattributedTotal> totals) {}

    private Page<LineItem> page(List<LineSelection> selections, PageQuery query) {
        var found = new ArrayList<LineItem>();
        for (LineSelection selection : selections) {
            found.addAll(lines.list(selection, Known.NOW, after(query), query.fetch()));
        }
        return Page.of(query, found, LineListController::key, item -> item);
    }

    private static List<String> key(LineItem item) {
        return List.of(Long.toString(item.lineNo()));
    }

    private static long after(PageQuery query) {
        return query.afterLong(0, 0);
    }
}
