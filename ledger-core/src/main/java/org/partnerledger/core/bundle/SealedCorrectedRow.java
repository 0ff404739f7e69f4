package org.partnerledger.core.bundle;

import java.util.ArrayList;
import java.util.List;
import org.partnerledger.core.comparison.ChangeReason;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;

/**
 * What a recalculation corrected of a closed month, summed over the lines that changed for one reason.
 *
 * @param row from 0, among those of the recalculation and month
 * @param had what was on the books before
 * @param has what is on them now
 */
public record SealedCorrectedRow(
        String recalculationId, Period period, int row, ChangeReason reason, Amount had, Amount has, Period standsOn) {

    /** Its two rows on the statement, the reversal and what is new; none of 0. */
    public List<AdjustmentEntry> entries() {
        var entries = new ArrayList<AdjustmentEntry>();
        add(entries, "/reversal", had.negated());
        add(entries, "/new", has);
        return List.copyOf(entries);
    }

    private void add(List<AdjustmentEntry> entries, String which, Amount amount) {
        if (!amount.isZero()) {
            String id = "recalculation/" + recalculationId + "/" + period + "/" + row + which;
            entries.add(new AdjustmentEntry(id, reason.adjustmentReason(), period, amount));
        }
    }
}
