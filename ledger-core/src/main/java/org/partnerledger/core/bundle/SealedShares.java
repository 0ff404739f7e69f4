package org.partnerledger.core.bundle;

import org.partnerledger.core.kernel.PlanId;

/**
 * What lines earned under a plan; several of these for a plan with many lines.
 *
 * @param shares in minor units, parallel to {@code lineNos}
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of longs; compared nowhere.
public record SealedShares(PlanId planId, long[] lineNos, long[] shares) {}
