package org.partnerledger.core.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.partner.Association;

/**
 * Every equation of domain.md, sections 2, 6 and 9, over the documents of one month. A close publishes nothing that
 * breaks one. Pure, and independent of the code that computed the documents: it knows only what they say.
 */
public final class DocumentCheck {

    private final List<Break> breaks = new ArrayList<>();

    private DocumentCheck() {}

    /**
     * An equation that does not hold.
     *
     * @param row of the document, such as {@code bill.total} or {@code GROSS_INCENTIVE}
     */
    public record Break(String row, Amount stated, Amount expected) {}

    /** All equations that do not hold; empty for documents that may be published. */
    public static List<Break> breaksOf(Bill bill, Statement statement, Explanation explanation) {
        var check = new DocumentCheck();
        check.bill(bill);
        check.statement(statement);
        explanation
                .firstBreak()
                .ifPresent(it -> check.breaks.add(new Break(it.code().name(), it.stated(), it.summed())));
        check.together(bill, statement, explanation);
        return List.copyOf(check.breaks);
    }

    private void bill(Bill bill) {
        Amount total = bill.consumption().plus(bill.refunds()).plus(bill.adjustments());
        equal("bill.total", bill.total(), total);
        equal("bill.byMeans", sum(List.copyOf(bill.byMeans().values())), bill.total());
        equal("bill.byAssociation", sum(List.copyOf(bill.byAssociation().values())), bill.total());
        equal(
                "bill.byProduct",
                sum(bill.byProduct().stream().map(Bill.ProductSum::amount).toList()),
                bill.total());
        equal(
                "bill.byCustomer",
                sum(bill.byCustomer().stream().map(Bill.CustomerSum::amount).toList()),
                bill.total());
        Amount resale = bill.byAssociation().getOrDefault(Association.RESALE, Amount.ZERO);
        equal("bill.due", bill.due(), resale.max(Amount.ZERO));
        count(
                "bill.lines",
                bill.lines(),
                bill.byCustomer().stream().mapToLong(Bill.CustomerSum::lines).sum());
        count(
                "bill.lines",
                bill.lines(),
                bill.byProduct().stream().mapToLong(Bill.ProductSum::lines).sum());
    }

    private void statement(Statement it) {
        equal(
                "statement.gross",
                it.gross(),
                sum(it.plans().stream().map(Statement.PlanEntry::incentive).toList()));
        it.subsidies()
                .forEach(entry ->
                        equal("subsidy.net", entry.net(), entry.subsidy().minus(entry.deduction())));
        Amount earned = it.gross()
                .plus(sum(
                        it.subsidies().stream().map(Statement.SubsidyEntry::net).toList()))
                .plus(sum(it.benefits().stream()
                        .map(Statement.BenefitEntry::amount)
                        .toList()))
                .plus(sum(it.clawbacks().stream()
                        .map(Statement.ClawBackEntry::amount)
                        .toList()))
                .plus(sum(it.adjustments().stream()
                        .map(Statement.AdjustmentEntry::amount)
                        .toList()));
        equal("statement.earned", it.earned(), earned);
        Amount net = it.earned().minus(it.frozen()).plus(it.released()).plus(it.openingBalance());
        equal("statement.net", it.net(), net);
        equal("statement.closingBalance", it.closingBalance(), it.net().minus(it.payable()));
        if (!it.payable().isZero()) { // Below the minimum nothing is paid, whatever the net.
            equal("statement.payable", it.payable(), it.net().max(Amount.ZERO));
        }
    }

    /** Every kind of row says what the document says that it explains. */
    private void together(Bill bill, Statement it, Explanation explanation) {
        for (RowCode code : RowCode.values()) {
            if (code.isSubtotal()) {
                long shown = explanation.rows().stream()
                        .filter(row -> row.code() == code)
                        .count();
                count(code + " rows", shown, 1);
            }
            Amount stated = statedFor(code, bill, it);
            if (stated != null) {
                equal(code.name(), explanation.amountOf(code), stated);
            }
        }
    }

    /** What bill and statement say about a kind of row; null for kinds that stand in the explanation alone. */
    private static @Nullable Amount statedFor(RowCode code, Bill bill, Statement it) {
        return switch (code) {
            case SPEND -> bill.total();
            case PERFORMANCE -> it.performance();
            case CAP_APPLIED ->
                sum(it.plans().stream().map(Statement.PlanEntry::capCut).toList())
                        .negated();
            case GROSS_INCENTIVE -> it.gross();
            case SUBSIDY ->
                sum(it.subsidies().stream().map(Statement.SubsidyEntry::subsidy).toList());
            case DEDUCTION ->
                sum(it.subsidies().stream()
                                .map(Statement.SubsidyEntry::deduction)
                                .toList())
                        .negated();
            case BENEFIT ->
                sum(it.benefits().stream().map(Statement.BenefitEntry::amount).toList());
            case CLAWBACK ->
                sum(it.clawbacks().stream().map(Statement.ClawBackEntry::amount).toList());
            case ADJUSTMENT ->
                sum(it.adjustments().stream()
                        .map(Statement.AdjustmentEntry::amount)
                        .toList());
            case EARNED -> it.earned();
            case FROZEN -> it.frozen().negated();
            case RELEASED -> it.released();
            case OPENING_BALANCE -> it.openingBalance();
            case NET -> it.net();
            case CLOSING_BALANCE -> it.closingBalance().negated();
            case PAYABLE -> it.payable();
            case EXCLUDED,
                    CARRIED_OUT,
                    CARRIED_IN,
                    NO_INCENTIVE,
                    CLAWED_BACK_REFUNDS,
                    QUARTER_BASE,
                    INCENTIVE_BASE,
                    RATE_EFFECT -> null;
        };
    }

    private void count(String row, long stated, long expected) {
        equal(row, Amount.of(Long.toString(stated)), Amount.of(Long.toString(expected)));
    }

    private void equal(String row, Amount stated, Amount expected) {
        if (!stated.equals(expected)) {
            breaks.add(new Break(row, stated, expected));
        }
    }

    private static Amount sum(List<Amount> amounts) {
        return amounts.stream().reduce(Amount.ZERO, Amount::plus);
    }
}
