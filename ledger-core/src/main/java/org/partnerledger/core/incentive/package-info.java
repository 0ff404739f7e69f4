/**
 * What performance earns (domain.md, section 5): tiers, threshold and cap, the lines' shares, and claw-backs.
 *
 * <p>Reading order: {@link PlanMatch}, {@link IncentiveCalculator}, {@link Shares}, {@link ClawBackCalculator}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.incentive;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
