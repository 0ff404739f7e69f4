/**
 * What lateness of a dated promise costs: workdays, steps, and what is left of the subsidy (domain.md, section 7).
 *
 * <p>Reading order: {@link Milestone}, {@link DelayDeduction}, {@link MilestoneDelay}, {@link SubsidyOutcome}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.milestone;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
