package org.partnerledger.core.calculation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.LineType.BillGroup;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;

/** The lines of the {@link LittleLedger}: found again, summed into groups and bills, opened line by line. */
final class TakenLines implements LineSource {

    private final List<TakenLine> lines = new ArrayList<>();
    private long lastNo;

    /** A line that is here already changes nothing. */
    void take(String source, SpendLine line) {
        boolean known = lines.stream()
                .anyMatch(it -> it.source.equals(source) && it.line.lineId().equals(line.lineId()));
        if (!known) {
            lines.add(new TakenLine(++lastNo, source, line));
        }
    }

    void withdraw(String lineId) {
        lines.removeIf(it -> it.line.lineId().equals(lineId));
    }

    List<TakenLine> all() {
        return lines;
    }

    TakenLine byId(String lineId) {
        return lines.stream()
                .filter(it -> it.line.lineId().equals(lineId))
                .findFirst()
                .orElseThrow();
    }

    /** The line a refund names: of its own source first, else the only one of that id; or the only one of a trade. */
    @Nullable
    TakenLine baseOf(TakenLine refund) {
        String baseLine = refund.line.baseLineId();
        String baseTrade = refund.line.baseTradeId();
        if (baseLine != null) {
            List<TakenLine> named = found(it -> it.line.lineId().equals(baseLine));
            return named.stream()
                    .filter(it -> it.source.equals(refund.source))
                    .findFirst()
                    .orElse(named.size() == 1 ? named.getFirst() : null);
        }
        List<TakenLine> ofTrade =
                baseTrade == null ? List.of() : found(it -> it.line.tradeId().equals(baseTrade));
        return ofTrade.size() == 1 ? ofTrade.getFirst() : null;
    }

    private List<TakenLine> found(Predicate<TakenLine> wanted) {
        return lines.stream()
                .filter(it -> !it.line.lineType().isRefund())
                .filter(wanted)
                .toList();
    }

    /** With this bill month, or recognised from {@code from} to {@code period}. */
    List<LineGroup> groups(Period from, Period period) {
        Map<GroupKey, LineGroup> groups = new LinkedHashMap<>();
        attributed()
                .filter(it -> it.bill().equals(period)
                        || (!it.incentive().isBefore(from) && !it.incentive().isAfter(period)))
                .forEach(it -> groups.merge(it.key(), it.group(), LineGroup::plus));
        return List.copyOf(groups.values());
    }

    @Override
    public void visit(Set<GroupKey> groups, Visitor visitor) {
        attributed()
                .filter(it -> groups.contains(it.key()) && !it.counting().isZero())
                .sorted(TakenLine.BY_ID)
                .forEach(it -> visitor.line(it.key(), it.no, it.counting()));
    }

    @Override
    public List<RefundLine> refunds(Set<GroupKey> groups) {
        return attributed()
                .filter(it -> groups.contains(it.key()))
                .sorted(TakenLine.BY_ID)
                .map(it -> {
                    TakenLine base = it.base;
                    String baseId = base == null ? "" : base.line.lineId();
                    return new RefundLine(it.key(), it.no, it.line.lineId(), baseId, it.counting());
                })
                .toList();
    }

    Bill bill(PartnerId partner, CurrencyCode currency, Period period, Function<TakenLine, Combination> combination) {
        List<TakenLine> month =
                attributed().filter(it -> it.bill().equals(period)).toList();
        Map<BillGroup, Amount> groups = new EnumMap<>(BillGroup.class);
        Map<Means, Amount> means = new EnumMap<>(Means.class);
        Map<Association, Amount> associations = new EnumMap<>(Association.class);
        for (TakenLine it : month) {
            groups.merge(it.line.lineType().group(), it.line.amount(), Amount::plus);
            associations.merge(combination.apply(it).association(), it.line.amount(), Amount::plus);
            it.line.paid().byMeans().forEach((of, amount) -> means.merge(of, amount, Amount::plus));
        }
        means.values().removeIf(Amount::isZero);
        List<TakenLine> late = month.stream()
                .filter(it -> it.bill().isAfter(it.decision().charge()))
                .toList();
        Amount resale = associations.getOrDefault(Association.RESALE, Amount.ZERO);
        return new Bill(
                partner,
                period,
                currency,
                BillState.OPEN,
                month.size(),
                groups.getOrDefault(BillGroup.CONSUMPTION, Amount.ZERO),
                groups.getOrDefault(BillGroup.REFUNDS, Amount.ZERO),
                groups.getOrDefault(BillGroup.ADJUSTMENTS, Amount.ZERO),
                amount(month),
                resale.max(Amount.ZERO),
                means,
                associations,
                sums(month, it -> it.line.product().serviceType()).entrySet().stream()
                        .map(it -> new Bill.ProductSum(
                                it.getKey(),
                                amount(it.getValue()),
                                it.getValue().size()))
                        .sorted(Comparator.comparing(Bill.ProductSum::amount)
                                .reversed()
                                .thenComparing(Bill.ProductSum::serviceType, Ids.BY_CODE_POINT))
                        .toList(),
                sums(month, it -> it.line.customerId().value()).entrySet().stream()
                        .map(it -> new Bill.CustomerSum(
                                it.getKey(),
                                amount(it.getValue()),
                                it.getValue().size()))
                        .sorted(Comparator.comparing(Bill.CustomerSum::amount)
                                .reversed()
                                .thenComparing(Bill.CustomerSum::customerId, Ids.BY_CODE_POINT))
                        .toList(),
                late.isEmpty() ? null : new Bill.Late(late.size(), amount(late)));
    }

    private Stream<TakenLine> attributed() {
        return lines.stream().filter(TakenLine::isAttributed);
    }

    private static Map<String, List<TakenLine>> sums(List<TakenLine> lines, Function<TakenLine, String> key) {
        Map<String, List<TakenLine>> sums = new LinkedHashMap<>();
        lines.forEach(it ->
                sums.computeIfAbsent(key.apply(it), _ -> new ArrayList<>()).add(it));
        return sums;
    }

    private static Amount amount(Collection<TakenLine> lines) {
        return lines.stream().map(it -> it.line.amount()).reduce(Amount.ZERO, Amount::plus);
    }
}
