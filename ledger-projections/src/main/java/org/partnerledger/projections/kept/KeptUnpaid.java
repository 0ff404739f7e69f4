package org.partnerledger.projections.kept;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerledger.core.calculation.FreezeReason;

/**
 * What is unpaid in the trades of a partner's lines on credit or owed; trades are looked at again when a line, a refund
 * or a payment of theirs has come.
 *
 * @param byTrade lines with something unpaid; a trade without any is there as well
 * @param lines the same, of all trades together
 * @param others lines beside the open ones whose trades are among these
 */
record KeptUnpaid(Map<String, Map<Long, FreezeReason>> byTrade, Map<Long, FreezeReason> lines, Set<Long> others) {

    static final KeptUnpaid NONE = new KeptUnpaid(Map.of(), Map.of(), Set.of());

    /** Whether the answer is here, be it that nothing of the line is unpaid. */
    boolean knows(long lineNo) {
        return lines.containsKey(lineNo) || others.contains(lineNo);
    }

    /** The same with further lines. */
    KeptUnpaid and(Collection<Long> lineNos, Collection<String> trades, KeptLines.UnpaidOf reading) {
        KeptUnpaid more =
                with(trades.stream().filter(it -> !byTrade.containsKey(it)).toList(), List.of(), reading);
        Set<Long> all = new HashSet<>(others);
        all.addAll(lineNos);
        return new KeptUnpaid(more.byTrade, more.lines, all);
    }

    /**
     * @param added trades of lines that came
     * @param touched trades of which something came, of any partner
     */
    KeptUnpaid with(Collection<String> added, Collection<String> touched, KeptLines.UnpaidOf reading) {
        Set<String> again = new HashSet<>(added);
        touched.stream().filter(byTrade::containsKey).forEach(again::add);
        if (again.isEmpty()) {
            return this;
        }
        Map<String, Map<Long, FreezeReason>> read = reading.apply(again);
        Map<String, Map<Long, FreezeReason>> trades = new HashMap<>(byTrade);
        again.forEach(trade -> trades.put(trade, read.getOrDefault(trade, Map.of())));
        Map<Long, FreezeReason> all = new HashMap<>();
        trades.values().forEach(all::putAll);
        return new KeptUnpaid(trades, all, others);
    }
}
