package org.partnerledger.core.project;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;

/**
 * What others have to know of a project before they ask something of it.
 *
 * @param settledWith the tier-1 partner on whose statement its subsidy stands; null before it is accepted
 */
public record ProjectStanding(ProjectPlan plan, @Nullable PartnerId settledWith) {}
