package org.partnerledger.api.reconciliation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.period.OpenedMonth;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.reconciliation.Measure;
import org.partnerledger.core.reconciliation.OurLine;
import org.partnerledger.core.reconciliation.OurLine.Contribution;
import org.partnerledger.core.reconciliation.OurLine.Covered;
import org.partnerledger.core.reconciliation.Step;
import org.partnerledger.projections.line.BillLines;
import org.partnerledger.projections.line.BillLines.BillLine;
import org.partnerledger.projections.sql.CopyRows;

/** Writes down what of our lines is in the measure of a month, with the decisions that stand with its documents. */
final class OurLines {

    private static final int ROWS_AT_ONCE = 5_000;

    private final BillLines lines;
    private final PartnerMonths months;
    private final DataSource dataSource;

    OurLines(BillLines lines, PartnerMonths months, DataSource dataSource) {
        this.lines = lines;
        this.months = months;
        this.dataSource = dataSource;
    }

    /**
     * To be called in one transaction that sees one state throughout.
     *
     * @return what they come to
     * @throws IllegalStateException where that is not what the month's explanation says
     */
    Amount write(RunTable.Run run) {
        OpenedMonth opened = months.opened(run.partner(), run.period());
        Map<GroupKey, GroupDecision> decisions = new HashMap<>();
        opened.decisions().forEach(it -> decisions.put(it.group(), it));
        boolean quarter = run.measure() == Measure.INCENTIVE_BASE || run.measure() == Measure.INCENTIVE;
        var covered = new Covered(opened.firstCovered(), run.period());
        Period from = quarter ? covered.first().quarterStart() : covered.first();
        var written = new Written();
        lines.eachTouching(run.partner(), from, run.period(), line -> {
            GroupDecision decision = decisions.get(GroupKey.of(line.stored().decision()));
            if (decision != null) {
                written.add(run, line, ourLine(run, line, decision, opened).in(run.measure(), covered));
            }
        });
        written.flush();
        Amount stated = opened.explanation().amountOf(rowOf(run.measure()));
        if (!written.sum.equals(stated)) {
            throw new IllegalStateException("lines of " + written.sum + " for " + run.measure() + " of " + stated);
        }
        return stated;
    }

    private static RowCode rowOf(Measure measure) {
        return measure == Measure.INCENTIVE ? RowCode.GROSS_INCENTIVE : RowCode.valueOf(measure.name());
    }

    private static OurLine ourLine(RunTable.Run run, BillLine line, GroupDecision decision, OpenedMonth opened) {
        LineDecision placed = line.stored().decision();
        GroupKey group = decision.group();
        boolean excluded = decision.excluded() != null;
        return new OurLine(
                line.stored().line().amount(),
                excluded ? Map.of() : notCounting(line),
                excluded || line.counting() == null ? Amount.ZERO : line.counting(),
                decision.excluded() == null ? null : decision.excluded().name(),
                new OurLine.Months(placed.charge(), group.bill(), group.incentive()),
                placed.cause() == null ? null : placed.cause().name(),
                Period.of(line.stored().line().consumedFrom(), run.mapping().zone()),
                new OurLine.Standing(
                        opened.earns(decision),
                        decision.isClawedBackOnly(),
                        opened.noIncentive(decision),
                        share(line)));
    }

    private static Amount share(BillLine line) {
        Long minor = line.share();
        return minor == null
                ? Amount.ZERO
                : Money.ofMinor(minor, line.stored().line().currency()).toAmount();
    }

    private static Map<String, Amount> notCounting(BillLine line) {
        boolean couponCounts = line.stored().decision().cashCouponCounts();
        Map<String, Amount> parts = new LinkedHashMap<>();
        line.stored().line().paid().byMeans().forEach((means, amount) -> {
            @Nullable String reason = means.exclusion();
            if (reason != null && !(means == Means.CASH_COUPON && couponCounts)) {
                parts.put(reason, amount);
            }
        });
        return parts;
    }

    private final class Written {

        private CopyRows rows = begin();
        private Amount sum = Amount.ZERO;

        void add(RunTable.Run run, BillLine line, Contribution it) {
            boolean onBill = run.period().equals(line.stored().decision().bill());
            if (it.value().isZero() && it.steps().isEmpty() && !onBill) {
                return;
            }
            sum = sum.plus(it.value());
            rows.text(run.runId())
                    .text(run.mapping().keyOf(line.stored().line()))
                    .number(line.stored().lineNo())
                    .text(line.stored().line().lineId())
                    .amount(it.value())
                    .array(it.steps().stream().map(step -> step.cause().name()).toList())
                    .array(it.steps().stream().map(Step::detail).toList())
                    .array(it.steps().stream()
                            .map(step -> step.amount().toString())
                            .toList())
                    .endRow();
            if (rows.rows() >= ROWS_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            rows.into(dataSource);
            rows = begin();
        }

        private static CopyRows begin() {
            return new CopyRows("reconciliation_ours (run_id, key, line_no, line_id, value, causes, details, amounts)");
        }
    }
}
