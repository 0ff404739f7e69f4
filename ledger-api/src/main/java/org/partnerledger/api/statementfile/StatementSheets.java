package org.partnerledger.api.statementfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.table.Column;
import org.partnerledger.api.waterfall.RowWords;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.seal.SealViews.SealedPeriod;

/** A statement as tables, in the order in which a reader wants them. Shows stored amounts; adds nothing up. */
final class StatementSheets {

    private final StatementPapers papers;
    private final Wording wording;

    StatementSheets(StatementPapers papers, Wording wording) {
        this.papers = papers;
        this.wording = wording;
    }

    /** Tables without rows are left out, but never the first two. */
    List<Sheet> all() {
        List<Sheet> sheets = new ArrayList<>(List.of(summary(), explanation()));
        for (Sheet sheet : List.of(
                plans(),
                subsidies(),
                milestones(),
                benefits(),
                clawBacks(),
                adjustments(),
                bill(),
                products(),
                customers(),
                seal())) {
            if (!sheet.rows().isEmpty()) {
                sheets.add(sheet);
            }
        }
        return sheets;
    }

    private Sheet summary() {
        Statement it = papers.statement();
        var rows = new ArrayList<@Nullable Object[]>();
        row(rows, "performance", it.performance());
        row(rows, "gross", it.gross());
        row(rows, "earned", it.earned());
        row(rows, "frozen", it.frozen());
        row(rows, "released", it.released());
        row(rows, "openingBalance", it.openingBalance());
        row(rows, "net", it.net());
        row(rows, "payable", it.payable());
        row(rows, "closingBalance", it.closingBalance());
        return new Sheet("statement", List.of(text("item"), amount("amount")), rows);
    }

    private void row(List<@Nullable Object[]> rows, String key, Amount amount) {
        rows.add(new Object[] {wording.text("statement." + key), amount.value()});
    }

    /** Codes beside their words, so that a program can read the file as well. */
    Sheet explanation() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Row it : papers.explanation().rows()) {
            rows.add(new @Nullable Object[] {
                it.code().name(),
                wording.text("row." + it.code().name()),
                it.reason() == null ? it.cause() : it.reason(),
                RowWords.because(it, wording),
                it.period() == null ? null : it.period().toString(),
                RowWords.reference(it),
                it.amount().value(),
                it.lines()
            });
        }
        return new Sheet(
                "explanation",
                List.of(
                        text("code"),
                        text("row"),
                        text("reasonCode"),
                        text("reason"),
                        text("period"),
                        text("reference"),
                        amount("amount"),
                        number("lines")),
                rows);
    }

    /** The explanation with the seal of the month behind each row: a file of one table has no other place for it. */
    Sheet sealedExplanation() {
        Sheet plain = explanation();
        SealedPeriod sealed = papers.seal();
        String seal = sealed == null ? null : sealed.seal().hash().hex();
        var columns = new ArrayList<>(plain.columns());
        columns.add(text("seal"));
        var rows = new ArrayList<@Nullable Object[]>();
        for (@Nullable Object[] cells : plain.rows()) {
            @Nullable Object[] row = Arrays.copyOf(cells, cells.length + 1);
            row[cells.length] = seal;
            rows.add(row);
        }
        return new Sheet(plain.key(), columns, rows);
    }

    private Sheet plans() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Statement.PlanEntry it : papers.statement().plans()) {
            rows.add(new @Nullable Object[] {
                it.planId(),
                (long) it.version(),
                it.measure().value(),
                it.base().value(),
                it.rate() == null ? null : it.rate().toPlainString(),
                it.reason() == null ? null : wording.text("reason." + it.reason()),
                it.capCut().value(),
                it.incentive().value()
            });
        }
        return new Sheet(
                "plans",
                List.of(
                        text("planId"),
                        number("version"),
                        amount("measure"),
                        amount("base"),
                        text("rate"),
                        text("reason"),
                        amount("capCut"),
                        amount("incentive")),
                rows);
    }

    private Sheet subsidies() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Statement.SubsidyEntry it : papers.statement().subsidies()) {
            rows.add(new Object[] {
                it.projectId(),
                it.subsidy().value(),
                it.deduction().value(),
                it.net().value()
            });
        }
        return new Sheet(
                "subsidies", List.of(text("projectId"), amount("subsidy"), amount("deduction"), amount("net")), rows);
    }

    private Sheet milestones() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Statement.SubsidyEntry subsidy : papers.statement().subsidies()) {
            for (Statement.MilestoneEntry it : subsidy.milestones()) {
                rows.add(new @Nullable Object[] {
                    subsidy.projectId(),
                    it.milestoneId(),
                    it.dueOn().toString(),
                    it.deliveredOn() == null ? null : it.deliveredOn().toString(),
                    (long) it.delay(),
                    it.steps() == null ? null : Long.valueOf(it.steps()),
                    it.deduction().value()
                });
            }
        }
        return new Sheet(
                "milestones",
                List.of(
                        text("projectId"),
                        text("milestoneId"),
                        text("dueOn"),
                        text("deliveredOn"),
                        number("delay"),
                        number("steps"),
                        amount("deduction")),
                rows);
    }

    private Sheet benefits() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Statement.BenefitEntry it : papers.statement().benefits()) {
            rows.add(new Object[] {it.claimId(), it.kind(), it.amount().value()});
        }
        return new Sheet("benefits", List.of(text("claimId"), text("kind"), amount("amount")), rows);
    }

    private Sheet clawBacks() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Statement.ClawBackEntry it : papers.statement().clawbacks()) {
            rows.add(new Object[] {
                it.lineId(),
                it.baseLineId(),
                it.planId(),
                it.basePeriod().toString(),
                it.amount().value()
            });
        }
        return new Sheet(
                "clawbacks",
                List.of(text("lineId"), text("baseLineId"), text("planId"), text("basePeriod"), amount("amount")),
                rows);
    }

    private Sheet adjustments() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Statement.AdjustmentEntry it : papers.statement().adjustments()) {
            rows.add(new Object[] {
                it.id(),
                wording.text("reason." + it.reason()),
                it.correctedPeriod().toString(),
                it.amount().value()
            });
        }
        return new Sheet(
                "adjustments", List.of(text("id"), text("reason"), text("correctedPeriod"), amount("amount")), rows);
    }

    private Sheet bill() {
        Bill it = papers.bill();
        var rows = new ArrayList<@Nullable Object[]>();
        rows.add(
                new Object[] {wording.text("bill.consumption"), it.consumption().value()});
        rows.add(new Object[] {wording.text("bill.refunds"), it.refunds().value()});
        rows.add(
                new Object[] {wording.text("bill.adjustments"), it.adjustments().value()});
        rows.add(new Object[] {wording.text("bill.total"), it.total().value()});
        rows.add(new Object[] {wording.text("bill.due"), it.due().value()});
        it.byMeans()
                .forEach((means, amount) ->
                        rows.add(new Object[] {wording.text("means." + means.json()), amount.value()}));
        return new Sheet("bill", List.of(text("item"), amount("amount")), rows);
    }

    private Sheet products() {
        var rows = new ArrayList<@Nullable Object[]>();
        papers.bill()
                .byProduct()
                .forEach(it ->
                        rows.add(new Object[] {it.serviceType(), it.amount().value(), it.lines()}));
        return new Sheet("products", List.of(text("serviceType"), amount("amount"), number("lines")), rows);
    }

    private Sheet customers() {
        var rows = new ArrayList<@Nullable Object[]>();
        papers.bill()
                .byCustomer()
                .forEach(it ->
                        rows.add(new Object[] {it.customerId(), it.amount().value(), it.lines()}));
        return new Sheet("customers", List.of(text("customerId"), amount("amount"), number("lines")), rows);
    }

    /** So that the file can be held against the ledger's seals, and against the bundle of the month. */
    private Sheet seal() {
        SealedPeriod it = papers.seal();
        var rows = new ArrayList<@Nullable Object[]>();
        if (it != null) {
            rows.add(new Object[] {wording.text("seal.hash"), it.seal().hash().hex()});
            rows.add(new Object[] {
                wording.text("seal.number"), Long.toString(it.seal().number())
            });
            Long close = it.closeNo();
            if (close != null) {
                rows.add(new Object[] {wording.text("seal.close"), close.toString()});
            }
        }
        return new Sheet("seal", List.of(text("item"), text("value")), rows);
    }

    private Column text(String key) {
        return Column.text(wording.text("column." + key));
    }

    private Column amount(String key) {
        return Column.amount(wording.text("column." + key));
    }

    private Column number(String key) {
        return Column.number(wording.text("column." + key));
    }
}
