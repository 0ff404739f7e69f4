package org.partnerledger.core.comparison;

import java.util.List;
import java.util.Map;
import org.partnerledger.core.kernel.Amount;

/**
 * From what stands in the books of a partner's month to what should, row by row: the rows add up exactly to the
 * difference of what was earned, and every row of a plan to its lines.
 *
 * @param rows in order of plan, reason and detail; those of projects last
 * @param lines the lines of each row that has some
 * @param after the books as they should be
 */
public record Bridge(List<BridgeRow> rows, Map<BridgeRow.Key, LineChanges> lines, MonthBooks after) {

    public Bridge {
        rows = List.copyOf(rows);
        lines = Map.copyOf(lines);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Amount difference() {
        return rows.stream().map(BridgeRow::difference).reduce(Amount.ZERO, Amount::plus);
    }
}
