package org.partnerledger.api.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.readmodel.ReadModels;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The year 2026 of 50 partners, told with delays to a clock that jumps over days at once. What fired is compared with
 * what the facts say, by code that knows nothing of the ledger's.
 */
class YearOfDeadlinesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-12-31");
    private static final LocalDate NEVER = LocalDate.parse("9999-12-31");
    private static final int PARTNERS = 50;

    /** Weekdays off and weekends worked in 2026, copied from the notice. */
    private static final Set<String> OFF = Set.of(
            "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04", "05-05",
            "06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07");

    private static final Set<String> WORKED = Set.of("01-04", "02-14", "02-28", "05-09", "09-20", "10-10");

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private final SplittableRandom random = new SplittableRandom(2026);

    /** Facts by the day at whose noon they are told. */
    private final TreeMap<LocalDate, List<Told>> days = new TreeMap<>();

    /** What must fire, unless it is answered. */
    private final Map<String, Due> open = new HashMap<>();

    private final List<String> expected = new ArrayList<>();

    private record Told(String type, String data) {}

    /** @param firesAt in a year that the test does not reach where a year is needed that nobody has published */
    private record Due(String what, Instant firesAt) {}

    @Test
    void firesWhatTheFactsSayOnceAndInOrder() {
        for (int i = 0; i < PARTNERS; i++) {
            partner("p-" + i);
        }
        try (Story story = Story.at(LEDGER, "2025-12-31T12:00:00+08:00")) {
            for (int i = 0; i < PARTNERS; i++) {
                story.enrolled("p-" + i);
            }
            days.forEach((day, facts) -> {
                story.clock(noon(day).toString());
                tell(story, facts);
                closeMonthBefore(story, day);
            });
            story.clock("2027-01-31T12:00:00+08:00");
        }
        open.values().stream()
                .filter(due -> due.firesAt().isBefore(noon(LocalDate.parse("2027-01-31"))))
                .forEach(due -> expected.add(due.firesAt() + " " + due.what()));
        expected.sort(Comparator.naturalOrder());

        List<String> fired = fired();
        assertThat(fired)
                .hasSizeGreaterThan(700)
                .extracting(it -> it.substring(0, it.indexOf(' ')))
                .isSorted();
        assertThat(fired.stream().sorted()).isEqualTo(expected);
        assertThatARebuildOpensTheSame();
    }

    /** What one partner does in the year; each fact is told some days after it happened. */
    private void partner(String partner) {
        for (int i = 0; i < 3; i++) {
            opportunity(partner, "ho-" + partner + "-" + i, "HO", "accepted", 3);
            opportunity(partner, "po-" + partner + "-" + i, "PO", "verified", 10);
        }
        project(partner);
        claim(partner, "FH");
        claim(partner, "MDF");
    }

    private void opportunity(String partner, String id, String direction, String answer, int limit) {
        LocalDate shared = someDay();
        LocalDate told = shared.plusDays(random.nextInt(20));
        tell(told, "opportunity.shared", """
                {"opportunityId": "%s", "direction": "%s", "partnerId": "%s", "customerId": "c-%s", "title": "%s",
                 "sharedAt": "%s"}""".formatted(id, direction, partner, id, id, noon(shared)));
        opened(told, "opportunity-auto-rejected opportunity:" + id, firstDayAfterWorkdays(shared, limit));
        if (random.nextInt(3) > 0) {
            LocalDate answered = shared.plusDays(random.nextInt(20));
            LocalDate answerTold = later(told, answered.plusDays(random.nextInt(10)));
            tell(answerTold, "opportunity." + answer, """
                    {"opportunityId": "%s", "at": "%s"}""".formatted(id, noon(answered)));
            if (workdays(shared, answered) <= limit) {
                answered(answerTold, "opportunity-auto-rejected opportunity:" + id);
            }
        }
    }

    private void project(String partner) {
        LocalDate filed = someDay();
        LocalDate accepted = filed.plusDays(10 + random.nextInt(60));
        LocalDate told = accepted.plusDays(random.nextInt(70));
        if (told.isAfter(LAST_DAY)) {
            return;
        }
        String id = "pr-" + partner;
        tell(filed, "project.filed", """
                {"projectId": "%s", "partnerId": "%s", "customerId": "c-%s", "scenario": "POC", "filedOn": "%s",
                 "start": "%s", "end": "%s", "subsidy": "100.00", "currency": "CNY",
                 "milestones": [{"milestoneId": "m", "name": "m", "dueOn": "%s"}]}""".formatted(
                        id, partner, id, filed, filed.plusDays(1), filed.plusDays(90), accepted));
        tell(filed, "project.approved", """
                {"projectId": "%s", "on": "%s"}""".formatted(id, filed));
        tell(told, "milestone.delivered", """
                {"projectId": "%s", "milestoneId": "m", "deliveredOn": "%s"}""".formatted(id, accepted));
        tell(told, "project.accepted", """
                {"projectId": "%s", "on": "%s"}""".formatted(id, accepted));
        opened(told, "subsidy-lapsed project:" + id, firstDayAfterWorkdays(accepted, 40));
        if (random.nextBoolean()) {
            LocalDate verified = accepted.plusDays(random.nextInt(80));
            LocalDate verifiedTold = later(told, verified.plusDays(random.nextInt(10)));
            tell(verifiedTold, "subsidy.verified", """
                    {"projectId": "%s", "on": "%s"}""".formatted(id, verified));
            if (workdays(accepted, verified) <= 40) {
                answered(verifiedTold, "subsidy-lapsed project:" + id);
            }
        }
    }

    private void claim(String partner, String kind) {
        LocalDate on = someDay();
        LocalDate told = on.plusDays(random.nextInt(30));
        if (told.isAfter(LAST_DAY)) {
            return;
        }
        String id = kind + "-" + partner;
        tell(NEW_YEAR, "benefit.qualified", """
                {"partnerId": "%s", "kind": "%s", "from": "2026-01-01"}""".formatted(partner, kind));
        tell(told, "benefit.claimed", """
                {"claimId": "%s", "partnerId": "%s", "kind": "%s", "on": "%s", "amount": "10.00",
                 "currency": "CNY"}""".formatted(id, partner, kind, on));
        tell(told, "benefit.approved", """
                {"claimId": "%s", "on": "%s", "amount": "10.00"}""".formatted(id, on));
        LocalDate due = kind.equals("FH") ? firstDayAfterWorkdays(on, 14) : on.plusDays(91);
        opened(told, "benefit-lapsed claim:" + id, due);
    }

    /**
     * On the first told day from the 5th on, each partner's month before is closed; ten workdays later it is confirmed.
     */
    private void closeMonthBefore(Story story, LocalDate day) {
        String month = day.minusMonths(1).toString().substring(0, 7);
        if (day.getDayOfMonth() < 5 || day.getYear() == 2027 || !closed.add(month)) {
            return;
        }
        story.closed(month);
        for (int i = 0; i < PARTNERS; i++) {
            String what = "statement-confirmed statement:" + month + " of p-" + i;
            if (i % 10 == 0) {
                assertThat(story.post("/api/v1/partners/p-" + i + "/statements/" + month + "/confirm")
                                .isGood())
                        .isTrue();
            } else {
                opened(day, what, firstDayAfterWorkdays(day, 10));
            }
        }
    }

    private final Set<String> closed = new HashSet<>();

    private LocalDate someDay() {
        return NEW_YEAR.plusDays(random.nextInt(330));
    }

    private void tell(LocalDate day, String type, String data) {
        if (!day.isAfter(LAST_DAY)) {
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Told(type, data));
        }
    }

    private static void tell(Story story, List<Told> facts) {
        facts.forEach(fact -> {
            String _ = story.fact(fact.type(), fact.data());
        });
    }

    /** Known from that noon on; what is due before that fires at once. */
    private void opened(LocalDate told, String what, LocalDate dueOn) {
        if (told.isAfter(LAST_DAY)) {
            return;
        }
        Instant known = noon(told);
        Instant due = dueOn.atStartOfDay(ZONE).toInstant();
        open.put(what, new Due(what, due.isBefore(known) ? known : due));
    }

    /** Too late where it has fired by then: what was told later replaces the outcome, but it did fire. */
    private void answered(LocalDate told, String what) {
        Due due = open.get(what);
        if (!told.isAfter(LAST_DAY) && due != null && noon(told).isBefore(due.firesAt())) {
            open.remove(what);
        }
    }

    /** An answer is told after what it answers, in another body. */
    private static LocalDate later(LocalDate told, LocalDate answerTold) {
        return answerTold.isAfter(told) ? answerTold : told.plusDays(1);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZONE).toInstant();
    }

    /** In (from, to]; days of other years than 2026 are no matter of this year's. */
    private static int workdays(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(later(from, to.plusDays(1)))
                .filter(YearOfDeadlinesTest::isWorked)
                .count();
    }

    private static LocalDate firstDayAfterWorkdays(LocalDate from, int limit) {
        LocalDate day = from;
        int passed = 0;
        while (passed <= limit) {
            day = day.plusDays(1);
            if (day.getYear() > 2026) {
                return NEVER; // Nobody has published it.
            }
            passed += isWorked(day) ? 1 : 0;
        }
        return day;
    }

    private static boolean isWorked(LocalDate day) {
        String monthAndDay = day.toString().substring(5);
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return WORKED.contains(monthAndDay) || (!weekend && !OFF.contains(monthAndDay));
    }

    /** Everything the ledger says a deadline caused, in order. */
    private static List<String> fired() {
        return LEDGER.bean(JdbcClient.class)
                .sql("""
                        select recorded_at, event, about, partner_id from timeline
                        where cause like 'deadline %' order by no""")
                .query((ResultSet row, int _) -> {
                    String about = row.getString("about");
                    return row.getObject("recorded_at", OffsetDateTime.class).toInstant() + " "
                            + row.getString("event") + " " + about
                            + (about.startsWith("statement:") ? " of " + row.getString("partner_id") : "");
                })
                .list();
    }

    private static void assertThatARebuildOpensTheSame() {
        List<String> before = stillOpen();
        List<String> firedBefore = fired();
        long _ = LEDGER.bean(ReadModels.class).rebuild(_ -> {});

        assertThat(stillOpen()).isNotEmpty().isEqualTo(before);
        assertThat(fired()).isEqualTo(firedBefore);
    }

    private static List<String> stillOpen() {
        return LEDGER.bean(JdbcClient.class)
                .sql("select kind || ' ' || subject || ' ' || from_day || ' ' || days from deadline order by opened_no")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
