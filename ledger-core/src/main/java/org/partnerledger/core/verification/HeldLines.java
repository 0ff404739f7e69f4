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
        groups.merge(key, LineGroup.of(key, it.line(), it.decision()), LineGroup::plus);
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
}
