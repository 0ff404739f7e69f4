/**
 * Rules over HTTP: parameters, catalogues, calendars and plans are put and read here.
 *
 * <p>Reading order: {@link ClosedMonths}, {@link ParametersController}, {@link ParametersJson},
 * {@link CatalogueController}, {@link CalendarController}, {@link PlanController}, {@link PlanJson}.
 */
@NullMarked
package org.partnerledger.api.rules;

import org.jspecify.annotations.NullMarked;
