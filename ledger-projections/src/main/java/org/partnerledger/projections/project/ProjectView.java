package org.partnerledger.projections.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.project.ProjectState;

/**
 * A project as it stands.
 *
 * @param milestones in the order of the plan, with the days that count now
 * @param settledWith the tier-1 partner on whose statement of {@code standsOn} the subsidy stands; null before
 *     acceptance
 * @param verifyDue the instant at which the subsidy lapses; null before acceptance, once it is verified, and while a
 *     year that the count needs has no calendar
 * @param sealedNet what a close entered on a statement; null before
 */
public record ProjectView(
        String projectId,
        String partnerId,
        String customerId,
        String scenario,
        @Nullable String opportunityId,
        LocalDate filedOn,
        LocalDate start,
        LocalDate end,
        Amount subsidy,
        CurrencyCode currency,
        ProjectState state,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable PartnerId settledWith,
        @Nullable Period standsOn,
        @Nullable LocalDate verifiedOn,
        @Nullable Instant verifyDue,
        @Nullable Amount sealedNet,
        @Nullable Instant sealedAt,
        List<Milestone> milestones) {

    public ProjectView {
        milestones = List.copyOf(milestones);
    }

    ProjectView with(List<Milestone> read) {
        return new ProjectView(
                projectId,
                partnerId,
                customerId,
                scenario,
                opportunityId,
                filedOn,
                start,
                end,
                subsidy,
                currency,
                state,
                approvedOn,
                acceptedOn,
                settledWith,
                standsOn,
                verifiedOn,
                verifyDue,
                sealedNet,
                sealedAt,
                read);
    }
}
