/**
 * Which days are workdays: Monday to Friday minus public holidays plus make-up workdays, published year by year.
 *
 * <p>Reading order: {@link CalendarEdition}, {@link WorkdayCalendar}, {@link BuiltInCalendars},
 * {@link CalendarRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.calendar;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
