package org.partnerledger.core.milestone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * A dated promise within a project.
 *
 * @param dueOn the day that counts now: the planned one, or the last re-plan of it
 * @param deliveredOn null while it is open
 * @param share of the subsidy that hangs on it; null where the plan gives no shares and the whole subsidy does
 */
public record Milestone(
        String milestoneId,
        String name,
        LocalDate dueOn,
        @Nullable LocalDate deliveredOn,
        @Nullable Amount share) {

    public boolean isDelivered() {
        return deliveredOn != null;
    }

    public Milestone dueOn(LocalDate moved) {
        return new Milestone(milestoneId, name, moved, deliveredOn, share);
    }

    public Milestone deliveredOn(LocalDate day) {
        return new Milestone(milestoneId, name, dueOn, day, share);
    }
}
