package org.partnerledger.projections.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.plan.PlanDraft;

/**
 * A version of a plan as it stands.
 *
 * @param draft as it was written; what is published says the same
 * @param publishedAt null while it is a draft
 */
public record PlanView(
        PlanDraft draft, Instant draftedAt, @Nullable Instant publishedAt) {

    public boolean isPublished() {
        return publishedAt != null;
    }
}
