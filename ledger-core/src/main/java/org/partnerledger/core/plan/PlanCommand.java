package org.partnerledger.core.plan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;

/** What a plan can be asked. Asking for what is so already changes nothing. */
public sealed interface PlanCommand {

    PlanId planId();

    /** The stream of the plan: ids of plans, partners and customers are given by others and may be the same text. */
    @TargetAggregateIdentifier
    default String stream() {
        return "plan/" + planId();
    }

    /** Writes a version; replaces what was written before while it is not published. */
    record DraftPlan(PlanDraft draft) implements PlanCommand {

        @Override
        public PlanId planId() {
            return draft.planId();
        }
    }

    /** @param lastClosed the last closed month: every month up to it is closed; null = none is */
    record PublishPlan(PlanId planId, int version, @Nullable Period lastClosed) implements PlanCommand {}
}
