/**
 * Projects filed for a customer with a plan of milestones, and the subsidy that hangs on them: agreed, earned,
 * verified, lapsed and clawed back (domain.md, section 7).
 *
 * <p>Reading order: {@link ProjectEvent}, {@link ProjectCommand}, {@link ProjectState}, {@code Project},
 * {@code CustomerProjects}, {@link SubsidyAdjustments}, {@link ProjectRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.project;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
