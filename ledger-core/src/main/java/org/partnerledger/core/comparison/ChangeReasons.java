package org.partnerledger.core.comparison;

import java.util.Map;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;

/** Says why a line has another share of a plan: exactly one reason, the first that holds. */
final class ChangeReasons {

    private final Decisions before;
    private final Decisions after;
    private final Map<Long, MovedLine> moved;

    ChangeReasons(Decisions before, Decisions after, Map<Long, MovedLine> moved) {
        this.before = before;
        this.after = after;
        this.moved = moved;
    }

    /** @param group in which the line is now */
    BridgeRow.Key of(PlanId plan, long lineNo, GroupKey group) {
        MovedLine line = moved.get(lineNo);
        GroupKey groupBefore = line == null ? group : line.from();
        String spokeAgainst = before.excluded(groupBefore);
        String speaksAgainst = after.excluded(group);
        if (!spokeAgainst.isEmpty() && speaksAgainst.isEmpty()) {
            return key(plan, ChangeReason.NO_LONGER_EXCLUDED, spokeAgainst);
        }
        if (spokeAgainst.isEmpty() && !speaksAgainst.isEmpty()) {
            return key(plan, ChangeReason.EXCLUDED, speaksAgainst);
        }
        Amount had = before.factor(groupBefore, plan);
        Amount has = after.factor(group, plan);
        if (had == null && has != null) {
            return key(plan, ChangeReason.TAKEN_BY_PLAN, "");
        }
        if (had != null && has == null) {
            return key(plan, ChangeReason.LEFT_PLAN, "");
        }
        boolean sameFactor = had == null || had.equals(has);
        return key(plan, sameFactor ? ChangeReason.RATE_EFFECT : ChangeReason.FACTOR, "");
    }

    private static BridgeRow.Key key(PlanId plan, ChangeReason reason, String detail) {
        return new BridgeRow.Key(plan.value(), reason, detail);
    }
}
