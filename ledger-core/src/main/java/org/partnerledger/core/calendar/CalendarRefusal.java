package org.partnerledger.core.calendar;

import org.partnerledger.core.kernel.Refusal;

/** Every no of a calendar. */
public sealed interface CalendarRefusal extends Refusal {

    /** A day was needed of a year nobody has published yet: an explicit error, never a guess (domain.md, section 7). */
    record CalendarNotPublished(String country, int year) implements CalendarRefusal {

        @Override
        public Kind kind() {
            return Kind.WRONG_STATE;
        }

        @Override
        public String code() {
            return "CALENDAR_NOT_PUBLISHED";
        }

        @Override
        public String message() {
            return "no workday calendar of " + country + " is published for " + year;
        }

        /** {@code calendar:CN/2027}. */
        @Override
        public String awaits() {
            return "calendar:" + country + "/" + year;
        }
    }
}
