package org.partnerledger.core.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;

/** The lines of a month with some of them in other groups; holds those alone. */
final class MovedLines implements LineSource {

    private final LineSource lines;
    private final Map<Long, MovedLine> moved;

    MovedLines(LineSource lines, Map<Long, MovedLine> moved) {
        this.lines = lines;
        this.moved = moved;
    }

    /**
     * The groups with the moved lines in their new ones. Only what plans read is moved: performance and the lines that
     * bring it. The rest stands on the bill, which never changes.
     */
    static List<LineGroup> regrouped(List<LineGroup> groups, Map<Long, MovedLine> moved) {
        Map<GroupKey, LineGroup> byKey = new LinkedHashMap<>();
        groups.forEach(group -> byKey.put(group.key(), group));
        for (MovedLine line : moved.values()) {
            byKey.computeIfPresent(
                    line.from(), (_, group) -> plus(group, line.counting().negated(), -1));
            if (byKey.containsKey(line.from())) { // Else another month of the partner has it.
                byKey.merge(line.to(), of(line), (group, more) -> plus(group, more.counting(), 1));
            }
        }
        return List.copyOf(byKey.values());
    }

    @Override
    public void visit(Set<GroupKey> groups, Visitor visitor) {
        lines.visit(withOrigins(groups), (group, lineNo, performance) -> {
            GroupKey now = now(group, lineNo);
            if (groups.contains(now)) {
                visitor.line(now, lineNo, performance);
            }
        });
    }

    @Override
    public List<RefundLine> refunds(Set<GroupKey> groups) {
        var refunds = new ArrayList<RefundLine>();
        for (RefundLine it : lines.refunds(withOrigins(groups))) {
            GroupKey now = now(it.group(), it.lineNo());
            if (groups.contains(now)) {
                refunds.add(new RefundLine(now, it.lineNo(), it.lineId(), it.baseLineId(), it.performance()));
            }
        }
        return refunds;
    }

    private GroupKey now(GroupKey group, long lineNo) {
        MovedLine line = moved.get(lineNo);
        return line == null ? group : line.to();
    }

    private Set<GroupKey> withOrigins(Set<GroupKey> groups) {
        Set<GroupKey> all = new HashSet<>(groups);
        moved.values().stream().filter(it -> groups.contains(it.to())).forEach(it -> all.add(it.from()));
        return all;
    }

    private static LineGroup of(MovedLine line) {
        return new LineGroup(
                line.to(),
                1,
                Amount.ZERO,
                0,
                line.counting(),
                1,
                LineGroup.Part.NONE,
                LineGroup.Part.NONE,
                LineGroup.Part.NONE,
                LineGroup.Part.NONE);
    }

    private static LineGroup plus(LineGroup group, Amount counting, long lines) {
        return new LineGroup(
                group.key(),
                group.lines() + lines,
                group.amount(),
                group.charged(),
                group.counting().plus(counting),
                group.performing() + lines,
                group.cashCoupon(),
                group.coupon(),
                group.bonus(),
                group.writeOff());
    }
}
