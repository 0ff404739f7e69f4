package org.partnerledger.projections.kept;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.partnerledger.core.calculation.FreezeReason;

/**
 * What is unpaid in the trades of a partner's lines on credit or owed; trades are looked at again when a line, a refund
 * or a payment of theirs has come.
 *
 * @param byTrade lines with something unpaid; a trade without any is there as well
 * @param lines the same, of all trades together
 */
record KeptUnpaid(Map<String, Map<Long, FreezeReason>> byTrade, Map<Long, FreezeReason> lines) {

    static final KeptUnpaid NONE = new KeptUnpaid(Map.of(), Map.of());

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
        return new KeptUnpaid(trades, all);
    }
}
