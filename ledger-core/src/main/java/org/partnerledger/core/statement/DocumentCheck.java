package org.partnerledger.core.statement;

import java.util.ArrayList;
import java.util.List;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.Amount;

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
        long lines =
                bill.byCustomer().stream().mapToLong(Bill.CustomerSum::lines).sum();
        equal("bill.lines", Amount.of(Long.toString(bill.lines())), Amount.of(Long.toString(lines)));
    }

    private void statement(Statement it) {
        equal(
                "statement.gross",
                it.gross(),
                sum(it.plans().stream().map(Statement.PlanEntry::incentive).toList()));
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
        if (!it.payable().isZero()) {
            equal("statement.payable", it.payable(), it.net().max(Amount.ZERO));
        }
    }

    private void together(Bill bill, Statement statement, Explanation explanation) {
        equal("SPEND", explanation.amountOf(RowCode.SPEND), bill.total());
        equal("PERFORMANCE", explanation.amountOf(RowCode.PERFORMANCE), statement.performance());
        equal("GROSS_INCENTIVE", explanation.amountOf(RowCode.GROSS_INCENTIVE), statement.gross());
        equal("EARNED", explanation.amountOf(RowCode.EARNED), statement.earned());
        equal("FROZEN", explanation.amountOf(RowCode.FROZEN).negated(), statement.frozen());
        equal("RELEASED", explanation.amountOf(RowCode.RELEASED), statement.released());
        equal("NET", explanation.amountOf(RowCode.NET), statement.net());
        equal("PAYABLE", explanation.amountOf(RowCode.PAYABLE), statement.payable());
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
