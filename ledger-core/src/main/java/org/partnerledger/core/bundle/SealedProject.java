package org.partnerledger.core.bundle;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.Milestone;

/**
 * An accepted project whose subsidy, or something that is taken of it, stands on the statement.
 *
 * @param milestones in the order of the plan, all delivered, without names
 * @param standsOn the statement that the subsidy stands on
 * @param entered what an earlier statement entered of it; null where it stands on this one
 */
public record SealedProject(
        String projectId,
        LocalDate acceptedOn,
        CurrencyCode currency,
        Amount subsidy,
        List<Milestone> milestones,
        Period standsOn,
        @Nullable Amount entered) {

    public SealedProject {
        milestones = List.copyOf(milestones);
    }
}
