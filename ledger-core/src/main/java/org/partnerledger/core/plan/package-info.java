/**
 * Incentive plans: data that says which performance earns how much, in published versions that never change.
 *
 * <p>Reading order: {@link PlanVersion}, {@link PlanEvent}, {@link PlanCommand}, {@code IncentivePlan}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.plan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
