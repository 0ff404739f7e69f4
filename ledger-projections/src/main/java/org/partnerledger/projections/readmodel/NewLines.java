package org.partnerledger.projections.readmodel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesWithdrawn;
import org.partnerledger.core.performance.DecisionEvent.LinesDecided;

/** Tells batches that only bring lines from those that change some. */
public final class NewLines {

    private NewLines() {}

    /** Whether every decision is the first one about a line of these events, and none is withdrawn. */
    public static boolean areAllOf(List<RecordedEvent> events) {
        Set<Long> undecided = new HashSet<>();
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case LinesRecorded it -> {
                    for (int i = 0; i < it.lines().size(); i++) {
                        undecided.add(it.firstLineNo() + i);
                    }
                }
                case LinesDecided it -> {
                    for (Long lineNo : it.lineNos()) {
                        if (!undecided.remove(lineNo)) {
                            return false;
                        }
                    }
                }
                case LinesWithdrawn _ -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }
}
