package org.partnerledger.core.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.LineType.BillGroup;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.Bill.CustomerSum;
import org.partnerledger.core.statement.Bill.Late;
import org.partnerledger.core.statement.Bill.ProductSum;

/** Adds lines up to a bill (domain.md, section 2): exact, nothing rounded, in any order and any grouping. */
public final class BillSums {

    private long lines;
    private long lateLines;
    private BigDecimal lateAmount = BigDecimal.ZERO;
    private final Map<BillGroup, BigDecimal> byGroup = new EnumMap<>(BillGroup.class);
    private final Map<Means, BigDecimal> byMeans = new EnumMap<>(Means.class);
    private final Map<Association, BigDecimal> byAssociation = new EnumMap<>(Association.class);
    private final Map<String, Sum> byProduct = new HashMap<>();
    private final Map<String, Sum> byCustomer = new HashMap<>();

    public BillSums() {}

    /** A copy that is added to alone. */
    public BillSums(BillSums other) {
        lines = other.lines;
        lateLines = other.lateLines;
        lateAmount = other.lateAmount;
        byGroup.putAll(other.byGroup);
        byMeans.putAll(other.byMeans);
        byAssociation.putAll(other.byAssociation);
        byProduct.putAll(other.byProduct);
        byCustomer.putAll(other.byCustomer);
    }

    /**
     * One line or more that a bill does not tell apart.
     *
     * @param customerId null for lines of several, each of which {@link #ofCustomer} is told of
     * @param lateLines those whose charge month was closed when they came, and {@code lateAmount} what they cost
     */
    public record Part(
            LineType type,
            Association association,
            String serviceType,
            @Nullable String customerId,
            long lines,
            BigDecimal amount,
            long lateLines,
            BigDecimal lateAmount) {}

    /** Adds what was charged; what it was paid with is added by {@link #paid}. */
    public void add(Part it) {
        lines += it.lines();
        lateLines += it.lateLines();
        lateAmount = lateAmount.add(it.lateAmount());
        byGroup.merge(it.type().group(), it.amount(), BigDecimal::add);
        byAssociation.merge(it.association(), it.amount(), BigDecimal::add);
        byProduct.merge(it.serviceType(), new Sum(it.amount(), it.lines()), Sum::plus);
        if (it.customerId() != null) {
            ofCustomer(it.customerId(), it.lines(), it.amount());
        }
    }

    /** What a customer has of the parts that name none. */
    public void ofCustomer(String customerId, long customerLines, BigDecimal amount) {
        byCustomer.merge(customerId, new Sum(amount, customerLines), Sum::plus);
    }

    public void paid(Means means, BigDecimal amount) {
        byMeans.merge(means, amount, BigDecimal::add);
    }

    /** The bill of what was added so far. */
    public Bill bill(PartnerId partner, Period period, CurrencyCode currency, BillState state) {
        Amount consumption = group(BillGroup.CONSUMPTION);
        Amount refunds = group(BillGroup.REFUNDS);
        Amount adjustments = group(BillGroup.ADJUSTMENTS);
        Map<Association, Amount> associations = new EnumMap<>(Association.class);
        byAssociation.forEach((association, amount) -> associations.put(association, new Amount(amount)));
        return new Bill(
                partner,
                period,
                currency,
                state,
                lines,
                consumption,
                refunds,
                adjustments,
                consumption.plus(refunds).plus(adjustments),
                associations.getOrDefault(Association.RESALE, Amount.ZERO).max(Amount.ZERO),
                means(),
                associations,
                products(),
                customers(),
                lateLines == 0 ? null : new Late(lateLines, new Amount(lateAmount)));
    }

    private Amount group(BillGroup group) {
        return new Amount(byGroup.getOrDefault(group, BigDecimal.ZERO));
    }

    private Map<Means, Amount> means() {
        Map<Means, Amount> nonZero = new EnumMap<>(Means.class);
        byMeans.forEach((means, amount) -> {
            if (amount.signum() != 0) {
                nonZero.put(means, new Amount(amount));
            }
        });
        return nonZero;
    }

    private List<ProductSum> products() {
        var products = new ArrayList<ProductSum>();
        byProduct.forEach((product, it) -> products.add(new ProductSum(product, new Amount(it.amount()), it.lines())));
        products.sort(Comparator.comparing(ProductSum::amount)
                .reversed()
                .thenComparing(ProductSum::serviceType, Ids.BY_CODE_POINT));
        return products;
    }

    private List<CustomerSum> customers() {
        var customers = new ArrayList<CustomerSum>();
        byCustomer.forEach(
                (customer, it) -> customers.add(new CustomerSum(customer, new Amount(it.amount()), it.lines())));
        customers.sort(Comparator.comparing(CustomerSum::amount)
                .reversed()
                .thenComparing(CustomerSum::customerId, Ids.BY_CODE_POINT));
        return customers;
    }

    /** Of a product or a customer. */
    private record Sum(BigDecimal amount, long lines) {

        Sum plus(Sum other) {
            return new Sum(amount.add(other.amount), lines + other.lines);
        }
    }
}
