package org.partnerledger.core.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.GroupKey;

/**
 * Remembers which group each line was in while a month is settled, and goes through the groups of before as well: 12
 * bytes a line, in the order in which lines are visited.
 */
final class LineTrace implements LineSource {

    private final LineSource lines;
    private final Set<GroupKey> alsoVisited;
    private final List<GroupKey> groups = new ArrayList<>();
    private final Map<GroupKey, Integer> numbers = new HashMap<>();
    private final Map<String, Long> refunds = new HashMap<>();
    private long[] lineNos = new long[256];
    private int[] groupOf = new int[256];
    private int size;
    private boolean visited;

    LineTrace(LineSource lines, Set<GroupKey> alsoVisited) {
        this.lines = lines;
        this.alsoVisited = alsoVisited;
    }

    @Override
    public void visit(Set<GroupKey> asked, Visitor visitor) {
        visited = true;
        Set<GroupKey> all = new HashSet<>(alsoVisited);
        all.addAll(asked);
        lines.visit(all, (group, lineNo, performance) -> {
            remember(group, lineNo);
            if (asked.contains(group)) {
                visitor.line(group, lineNo, performance);
            }
        });
    }

    @Override
    public List<RefundLine> refunds(Set<GroupKey> asked) {
        List<RefundLine> found = lines.refunds(asked);
        found.forEach(it -> refunds.putIfAbsent(it.lineId(), it.lineNo()));
        return found;
    }

    /** Where no plan takes anything any more, nobody has asked for lines so far. */
    void complete() {
        if (!visited && !alsoVisited.isEmpty()) {
            visit(Set.of(), (GroupKey _, long _, Amount _) -> {});
        }
    }

    int size() {
        return size;
    }

    long lineNo(int place) {
        return lineNos[place];
    }

    GroupKey group(int place) {
        return groups.get(groupOf[place]);
    }

    /** Numbers of the refunds that were asked for, by line id. */
    Map<String, Long> refundNumbers() {
        return refunds;
    }

    private void remember(GroupKey group, long lineNo) {
        if (size == lineNos.length) {
            lineNos = Arrays.copyOf(lineNos, size * 2);
            groupOf = Arrays.copyOf(groupOf, size * 2);
        }
        lineNos[size] = lineNo;
        groupOf[size++] = numbers.computeIfAbsent(group, it -> {
            groups.add(it);
            return groups.size() - 1;
        });
    }
}
