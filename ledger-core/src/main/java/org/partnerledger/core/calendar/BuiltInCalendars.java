package org.partnerledger.core.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The calendars the ledger is delivered with: China 2024 to 2026, from the yearly notices of the General Office of the
 * State Council (国务院办公厅关于…年部分节假日安排的通知). A later PUT of the same year takes their place.
 */
public final class BuiltInCalendars {

    /** 251 workdays. */
    private static final CalendarEdition CN_2024 = new CalendarEdition(
            "CN",
            2024,
            "State Council, 国办发明电〔2023〕7号, 2023-10-25",
            days(
                    "2024-01-01",
                    "2024-02-10/2024-02-17", // Spring Festival
                    "2024-04-04/2024-04-06",
                    "2024-05-01/2024-05-05",
                    "2024-06-10",
                    "2024-09-15/2024-09-17",
                    "2024-10-01/2024-10-07"),
            days(
                    "2024-02-04",
                    "2024-02-18",
                    "2024-04-07",
                    "2024-04-28",
                    "2024-05-11",
                    "2024-09-14",
                    "2024-09-29",
                    "2024-10-12"));

    /** 248 workdays. */
    private static final CalendarEdition CN_2025 = new CalendarEdition(
            "CN",
            2025,
            "State Council, 国办发明电〔2024〕12号, 2024-11-12",
            days(
                    "2025-01-01",
                    "2025-01-28/2025-02-04", // Spring Festival
                    "2025-04-04/2025-04-06",
                    "2025-05-01/2025-05-05",
                    "2025-05-31/2025-06-02",
                    "2025-10-01/2025-10-08"),
            days("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"));

    /** 248 workdays. */
    private static final CalendarEdition CN_2026 = new CalendarEdition(
            "CN",
            2026,
            "State Council, 国办发明电〔2025〕7号, 2025-11-04",
            days(
                    "2026-01-01/2026-01-03",
                    "2026-02-15/2026-02-23", // Spring Festival
                    "2026-04-04/2026-04-06",
                    "2026-05-01/2026-05-05",
                    "2026-06-19/2026-06-21",
                    "2026-09-25/2026-09-27",
                    "2026-10-01/2026-10-07"),
            days("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"));

    private BuiltInCalendars() {}

    public static List<CalendarEdition> editions() {
        return List.of(CN_2024, CN_2025, CN_2026);
    }

    /** The editions of one country as a calendar; without any edition for a country that has none built in. */
    public static WorkdayCalendar of(String country) {
        return WorkdayCalendar.of(
                country,
                editions().stream()
                        .filter(edition -> edition.country().equals(country))
                        .toList());
    }

    /** Days and, with a slash, first and last of several, both included as the notices put it. */
    private static List<LocalDate> days(String... texts) {
        return Stream.of(texts)
                .flatMap(text -> {
                    LocalDate first = LocalDate.parse(text.substring(0, 10));
                    LocalDate last = LocalDate.parse(text.substring(text.length() - 10));
                    return first.datesUntil(last.plusDays(1));
                })
                .toList();
    }
}
