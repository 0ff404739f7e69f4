package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.SealedLine;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;

/** The lines of a sealed month, summed into groups and kept as small as the calculators allow: some 200 bytes each. */
final class HeldLines implements LineSource {

    private static final Comparator<Held> IN_ORDER =
            Comparator.comparing(Held::lineId, Ids.BY_CODE_POINT).thenComparing(Held::source, Ids.BY_CODE_POINT);

    private final List<Held> lines = new ArrayList<>();
    private final Map<GroupKey, GroupKey> keys = new HashMap<>();
    private final Map<GroupKey, LineGroup> groups = new LinkedHashMap<>();
    private final Map<Long, String> baseIds = new HashMap<>();

    /** @param baseNo null for lines that refund none that is known */
    private record Held(
            String lineId,
            String source,
            long lineNo,
            GroupKey group,
            Amount counting,
            @Nullable Long baseNo,
            @Nullable String baseLineId) {}

    void add(SealedLine it) {
        GroupKey key = keys.computeIfAbsent(it.group(), each -> each);
        groups.merge(key, group(key, it), HeldLines::sum);
        Amount counting = it.line().paid().counting(it.decision().cashCouponCounts());
        if (!counting.isZero()) { // The calculators ask for no others.
            lines.add(new Held(
                    it.line().lineId(),
                    it.source(),
                    it.lineNo(),
                    key,
                    counting,
                    it.decision().baseNo(),
                    it.line().baseLineId()));
        }
    }

    /** A line that some of these refund. */
    void addBase(SealedLine base) {
        baseIds.put(base.lineNo(), base.line().lineId());
    }

    List<LineGroup> groups() {
        return List.copyOf(groups.values());
    }

    @Override
    public void visit(Set<GroupKey> wanted, Visitor visitor) {
        inOrder()
                .filter(it -> wanted.contains(it.group()))
                .forEach(it -> visitor.line(it.group(), it.lineNo(), it.counting()));
    }

    @Override
    public List<RefundLine> refunds(Set<GroupKey> wanted) {
        return inOrder()
                .filter(it -> it.baseNo() != null && wanted.contains(it.group()))
                .map(it -> new RefundLine(it.group(), it.lineNo(), it.lineId(), baseId(it), it.counting()))
                .toList();
    }

    private String baseId(Held refund) {
        String known = baseIds.get(Objects.requireNonNull(refund.baseNo()));
        return known != null ? known : Objects.requireNonNullElse(refund.baseLineId(), "");
    }

    private Stream<Held> inOrder() {
        lines.sort(IN_ORDER);
        return lines.stream();
    }

    private static LineGroup group(GroupKey key, SealedLine it) {
        SpendLine line = it.line();
        Amount counting = line.paid().counting(it.decision().cashCouponCounts());
        return new LineGroup(
                key,
                1,
                line.amount(),
                one(line.amount()),
                counting,
                one(counting),
                it.decision().cashCouponCounts() ? LineGroup.Part.NONE : part(line, Means.CASH_COUPON),
                part(line, Means.COUPON),
                part(line, Means.BONUS),
                part(line, Means.WRITE_OFF));
    }

    private static LineGroup sum(LineGroup a, LineGroup b) {
        return new LineGroup(
                a.key(),
                a.lines() + b.lines(),
                a.amount().plus(b.amount()),
                a.charged() + b.charged(),
                a.counting().plus(b.counting()),
                a.performing() + b.performing(),
                sum(a.cashCoupon(), b.cashCoupon()),
                sum(a.coupon(), b.coupon()),
                sum(a.bonus(), b.bonus()),
                sum(a.writeOff(), b.writeOff()));
    }

    private static LineGroup.Part sum(LineGroup.Part a, LineGroup.Part b) {
        return new LineGroup.Part(a.amount().plus(b.amount()), a.lines() + b.lines());
    }

    private static LineGroup.Part part(SpendLine line, Means means) {
        return new LineGroup.Part(line.paid().of(means), one(line.paid().of(means)));
    }

    private static long one(Amount amount) {
        return amount.isZero() ? 0 : 1;
    }
}
