package org.partnerledger.core.plan;

import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.stored.StoredName;

/**
 * Everything that can happen to a plan. Stored for good: a component may be added with an upcaster, never renamed,
 * retyped or removed.
 */
public sealed interface PlanEvent {

    PlanId planId();

    int version();

    /** A version was written, or written again while nobody had published it. */
    @StoredName("plan-drafted")
    record PlanDrafted(PlanDraft draft) implements PlanEvent {

        @Override
        public PlanId planId() {
            return draft.planId();
        }

        @Override
        public int version() {
            return draft.version();
        }
    }

    /** From here on the version never changes. It holds the whole plan, so that no reader needs the draft. */
    @StoredName("plan-published")
    record PlanPublished(PlanVersion plan) implements PlanEvent {

        @Override
        public PlanId planId() {
            return plan.planId();
        }

        @Override
        public int version() {
            return plan.version();
        }
    }
}
