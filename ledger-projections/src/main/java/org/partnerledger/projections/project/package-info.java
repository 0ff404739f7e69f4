/**
 * Projects, their milestones, and what their subsidies come to on statements.
 *
 * <p>Reading order: {@link ProjectView}, {@link ProjectReadModel}, {@link ProjectViews}, {@link SubsidyViews},
 * {@link UnsubscribedViews}.
 */
@NullMarked
package org.partnerledger.projections.project;

import org.jspecify.annotations.NullMarked;
