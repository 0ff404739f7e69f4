package org.partnerledger.core.calculation;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;

/** Documents as text, so that a test shows a whole month as a person would read it. */
final class Told {

    private Told() {}

    /** A row a line: {@code EXCLUDED PAID_BY_COUPON -100.00 (1)}, subtotals with {@code =} before them. */
    static String explanation(SettledPeriod month) {
        return month.explanation().rows().stream().map(Told::row).collect(joining("\n", "", "\n"));
    }

    /** Plans, claw-backs and sums; sums of 0 are left out, the payable is not. */
    static String statement(SettledPeriod month) {
        Statement it = month.statement();
        return Stream.of(
                        it.plans().stream().map(Told::plan),
                        it.clawbacks().stream().map(Told::clawback),
                        it.adjustments().stream()
                                .map(entry ->
                                        entry.reason() + " for " + entry.correctedPeriod() + ": " + entry.amount()),
                        Stream.of(sums(it)))
                .flatMap(lines -> lines)
                .collect(joining("\n", "", "\n"));
    }

    static String bill(SettledPeriod month) {
        Bill it = month.bill();
        return "%d lines: consumption %s, refunds %s, adjustments %s, total %s, due %s%s"
                .formatted(
                        it.lines(),
                        it.consumption(),
                        it.refunds(),
                        it.adjustments(),
                        it.total(),
                        it.due(),
                        it.late() == null
                                ? ""
                                : ", late " + it.late().amount() + " ("
                                        + it.late().lines() + ")");
    }

    private static String row(Row row) {
        String words = Stream.<@Nullable Object>of(
                        row.code().isSubtotal() ? "=" : null,
                        row.code(),
                        row.reason(),
                        row.cause(),
                        row.period(),
                        row.planId(),
                        row.projectId(),
                        row.claimId(),
                        row.id(),
                        row.amount())
                .flatMap(Stream::ofNullable)
                .map(Object::toString)
                .collect(joining(" "));
        return row.lines() == null ? words : words + " (" + row.lines() + ")";
    }

    private static String plan(Statement.PlanEntry it) {
        BigDecimal rate = it.rate();
        return "%s v%d: %s of %s at %s%s = %s%s%s"
                .formatted(
                        it.planId(),
                        it.version(),
                        it.base(),
                        it.measure(),
                        rate == null ? "-" : rate.toPlainString(),
                        it.capCut().isZero() ? "" : " cut by " + it.capCut(),
                        it.incentive(),
                        it.reason() == null ? "" : " " + it.reason(),
                        it.estimate() == null ? "" : ", estimate " + it.estimate());
    }

    private static String clawback(Statement.ClawBackEntry it) {
        return it.lineId() + " of " + it.baseLineId() + " in " + it.basePeriod() + " by " + it.planId() + ": "
                + it.amount();
    }

    private static String sums(Statement it) {
        return Stream.of(
                        it.gross().isZero() ? "" : "gross " + it.gross(),
                        it.earned().isZero() ? "" : "earned " + it.earned(),
                        it.frozen().isZero() ? "" : "frozen " + it.frozen(),
                        it.released().isZero() ? "" : "released " + it.released(),
                        it.openingBalance().isZero() ? "" : "opening " + it.openingBalance(),
                        it.net().isZero() ? "" : "net " + it.net(),
                        "payable " + it.payable(),
                        it.closingBalance().isZero() ? "" : "closing " + it.closingBalance())
                .filter(text -> !text.isEmpty())
                .collect(joining(", "));
    }
}
