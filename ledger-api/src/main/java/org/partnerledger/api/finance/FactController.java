package org.partnerledger.api.finance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.line.LineListController;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.finance.FactViews;
import org.partnerledger.projections.finance.FactViews.FactRef;
import org.partnerledger.projections.finance.FactViews.Happened;
import org.partnerledger.projections.finance.FactViews.LineFacts;
import org.partnerledger.projections.finance.FactViews.Payment;
import org.partnerledger.projections.line.LineItem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All facts behind one number of a statement. */
@RestController
public class FactController {

    /** Ids of what subsidies are adjusted by begin with one of these, and go on with the project. */
    private static final List<String> OF_SUBSIDIES =
            List.of("subsidy-lapsed/", "subsidy-given-back/", "subsidy-clawback/");

    private final PartnerMonths months;
    private final LineListController lines;
    private final FactViews facts;

    FactController(PartnerMonths months, LineListController lines, FactViews facts) {
        this.months = months;
        this.lines = lines;
        this.facts = facts;
    }

    /**
     * A row with what is behind it.
     *
     * @param parts rows that a subtotal adds up, from 0; empty for others
     * @param happened to the project, the claim or the corrected statement that the row is about
     * @param items the lines' facts, a page of them
     */
    record NumberJson(
            RowCode code,
            Amount amount,
            List<Integer> parts,
            List<Happened> happened,
            List<LineFactsJson> items,
            @Nullable String next) {}

    /**
     * @param contribution what the line adds to the row; its amount where its share is what counts
     * @param base the fact of the line that a refund refunds
     */
    record LineFactsJson(
            FactRef fact,
            Instant recordedAt,
            Amount amount,
            Amount contribution,
            @Nullable FactRef base,
            List<Payment> payments) {

        static LineFactsJson of(LineItem line, LineFacts facts) {
            return new LineFactsJson(
                    facts.fact(),
                    facts.recordedAt(),
                    line.amount(),
                    line.contribution(),
                    facts.base(),
                    facts.payments());
        }
    }

    /** @param row of the explanation, from 0 */
    @GetMapping("/api/v1/finance/facts")
    public NumberJson facts(
            @RequestParam String partnerId, @RequestParam Period period, @RequestParam int row, PageQuery query) {
        Page<LineItem> page = lines.ofRow(partnerId, period, row, query);
        var partner = new PartnerId(partnerId);
        List<Row> rows = months.opened(partner, period).explanation().rows();
        Row asked = rows.get(row);
        Map<Long, LineFacts> known =
                facts.ofLines(page.items().stream().map(LineItem::lineNo).toList());
        var items = new ArrayList<LineFactsJson>();
        for (LineItem line : page.items()) {
            LineFacts its = known.get(line.lineNo());
            if (its != null) {
                items.add(LineFactsJson.of(line, its));
            }
        }
        String about = about(asked);
        return new NumberJson(
                asked.code(),
                asked.amount(),
                parts(rows, row),
                about == null ? List.of() : facts.happened(partner, about),
                items,
                page.next());
    }

    /** A subtotal adds up the rows since the one before, and that one. */
    private static List<Integer> parts(List<Row> rows, int row) {
        if (!rows.get(row).code().isSubtotal()) {
            return List.of();
        }
        int from = row - 1;
        while (from > 0 && !rows.get(from).code().isSubtotal()) {
            from--;
        }
        return IntStream.range(Math.max(from, 0), row).boxed().toList();
    }

    /** As the time line names what a row is about; null where only lines are behind it. */
    private static @Nullable String about(Row row) {
        return switch (row.code()) {
            case SUBSIDY, DEDUCTION -> "project:" + row.projectId();
            case BENEFIT -> "claim:" + row.claimId();
            case ADJUSTMENT -> {
                String project = projectOf(String.valueOf(row.id()));
                yield project == null ? "statement:" + row.period() : "project:" + project;
            }
            default -> null;
        };
    }

    private static @Nullable String projectOf(String adjustment) {
        for (String beginning : OF_SUBSIDIES) {
            if (adjustment.startsWith(beginning)) {
                String rest = adjustment.substring(beginning.length());
                int end = beginning.equals("subsidy-clawback/") ? rest.indexOf('/') : -1;
                return end < 0 ? rest : rest.substring(0, end);
            }
        }
        return null;
    }
}
