package org.partnerledger.core.verification;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.consumption.LineType.BillGroup;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.Bill.CustomerSum;
import org.partnerledger.core.statement.Bill.Late;
import org.partnerledger.core.statement.Bill.ProductSum;

/** Adds a bill up, line by line (domain.md, section 2). */
final class BillSum {

    private long lines;
    private long lateLines;
    private Amount late = Amount.ZERO;
    private final Map<BillGroup, Amount> byGroup = new EnumMap<>(BillGroup.class);
    private final Map<Means, Amount> byMeans = new EnumMap<>(Means.class);
    private final Map<Association, Amount> byAssociation = new EnumMap<>(Association.class);
    private final Map<String, Counted> byProduct = new HashMap<>();
    private final Map<String, Counted> byCustomer = new HashMap<>();

    private record Counted(Amount amount, long lines) {

        Counted and(Counted other) {
            return new Counted(amount.plus(other.amount), lines + other.lines);
        }
    }

    /** @param isLate whether its charge month was closed when it came */
    void add(SpendLine line, Association association, boolean isLate) {
        Amount amount = line.amount();
        lines++;
        if (isLate) {
            lateLines++;
            late = late.plus(amount);
        }
        byGroup.merge(line.lineType().group(), amount, Amount::plus);
        byAssociation.merge(association, amount, Amount::plus);
        line.paid().byMeans().forEach((means, paid) -> byMeans.merge(means, paid, Amount::plus));
        var counted = new Counted(amount, 1);
        byProduct.merge(line.product().serviceType(), counted, Counted::and);
        byCustomer.merge(line.customerId().value(), counted, Counted::and);
    }

    Bill bill(PartnerId owner, Period period, CurrencyCode currency, BillState state) {
        Map<Means, Amount> means = new EnumMap<>(byMeans);
        means.values().removeIf(Amount::isZero);
        return new Bill(
                owner,
                period,
                currency,
                state,
                lines,
                group(BillGroup.CONSUMPTION),
                group(BillGroup.REFUNDS),
                group(BillGroup.ADJUSTMENTS),
                group(BillGroup.CONSUMPTION).plus(group(BillGroup.REFUNDS)).plus(group(BillGroup.ADJUSTMENTS)),
                byAssociation.getOrDefault(Association.RESALE, Amount.ZERO).max(Amount.ZERO),
                means,
                byAssociation,
                products(),
                customers(),
                lateLines == 0 ? null : new Late(lateLines, late));
    }

    private Amount group(BillGroup group) {
        return byGroup.getOrDefault(group, Amount.ZERO);
    }

    private List<ProductSum> products() {
        return byProduct.entrySet().stream()
                .map(it -> new ProductSum(
                        it.getKey(), it.getValue().amount(), it.getValue().lines()))
                .sorted(Comparator.comparing(ProductSum::amount)
                        .reversed()
                        .thenComparing(ProductSum::serviceType, Ids.BY_CODE_POINT))
                .toList();
    }

    private List<CustomerSum> customers() {
        return byCustomer.entrySet().stream()
                .map(it -> new CustomerSum(
                        it.getKey(), it.getValue().amount(), it.getValue().lines()))
                .sorted(Comparator.comparing(CustomerSum::amount)
                        .reversed()
                        .thenComparing(CustomerSum::customerId, Ids.BY_CODE_POINT))
                .toList();
    }
}
