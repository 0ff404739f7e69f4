package org.partnerledger.core.calculation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.LineGroup;

/** A line of the {@link LittleLedger} with what was decided about it. */
final class TakenLine {

    static final Comparator<TakenLine> BY_ID = Comparator.comparing(
                    (TakenLine it) -> it.line.lineId(), Ids.BY_CODE_POINT)
            .thenComparing(it -> it.source, Ids.BY_CODE_POINT);

    final long no;
    final String source;
    final SpendLine line;

    @Nullable
    LineDecision decision;

    /** The line it refunds, as known when it was decided. */
    @Nullable
    TakenLine base;

    TakenLine(long no, String source, SpendLine line) {
        this.no = no;
        this.source = source;
        this.line = line;
    }

    LineDecision decision() {
        if (decision == null) {
            throw new IllegalStateException(line.lineId() + " was not decided");
        }
        return decision;
    }

    boolean isAttributed() {
        return decision != null && decision.isAttributed();
    }

    Period bill() {
        return known(decision().bill());
    }

    Period incentive() {
        return known(decision().incentive());
    }

    Amount counting() {
        return line.paid().counting(decision().cashCouponCounts());
    }

    GroupKey key() {
        return GroupKey.of(decision());
    }

    /** The group of this line alone. */
    LineGroup group() {
        return LineGroup.of(key(), line, decision());
    }

    private Period known(@Nullable Period month) {
        if (month == null) {
            throw new IllegalStateException(line.lineId() + " is unattributed");
        }
        return month;
    }
}
