package org.partnerledger.core.carryover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.kernel.Shanghai.at;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.consumption.LittleLine;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Seeds;
import org.partnerledger.core.kernel.Shanghai;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.rulebook.Parameters;

/** Both sides of every edge of domain.md, section 4. The numbers of docs/rules/carry-over.md are replayed here. */
class RecognitionTest {

    @ParameterizedTest(name = "cutoff {0} h: charged on {1} it counts for {2}, {3}")
    @CsvSource(nullValues = "-", textBlock = """
            24,  2026-07-01T00:00:00, 2026-07, -
            24,  2026-07-31T23:59:59, 2026-07, -
            24,  2026-08-01T23:59:59, 2026-07, -
            24,  2026-08-02T00:00:00, 2026-08, LATE_CHARGE
            24,  2026-09-01T23:59:59, 2026-08, LATE_CHARGE
            24,  2026-09-02T00:00:00, 2026-09, LATE_CHARGE
            24,  2027-01-15T12:00:00, 2027-01, LATE_CHARGE
            24,  2026-06-01T00:00:00, 2026-07, -
            0,   2026-07-31T23:59:59, 2026-07, -
            0,   2026-08-01T00:00:00, 2026-08, LATE_CHARGE
            36,  2026-08-02T11:59:59, 2026-07, -
            36,  2026-08-02T12:00:00, 2026-08, LATE_CHARGE
            960, 2026-09-09T23:59:59, 2026-07, -
            960, 2026-09-10T00:00:00, 2026-08, LATE_CHARGE
            960, 2026-10-10T23:59:59, 2026-08, LATE_CHARGE
            960, 2026-10-11T00:00:00, 2026-09, LATE_CHARGE
            """)
    void ofUsageIsTheFirstMonthWhoseCutoffIsLaterThanTheCharge(
            int cutoffHours, String traded, String recognised, @Nullable CarryCause cause) {
        SpendLine line = july().traded(at(traded)).build();

        assertThat(Recognition.of(line, parameters(Shanghai.ZONE, cutoffHours), null))
                .isEqualTo(recognition("2026-07", "2026-07", recognised, cause));
    }

    /** On 1 November 2026 New York has 25 hours, on 8 March 2026 it has 23; the cutoff is read off the local clock. */
    @ParameterizedTest(name = "in New York, cutoff {0} h: used on {1}, charged on {2}, it counts for {3}")
    @CsvSource(textBlock = """
            24,  2026-10-31T12:00:00Z, 2026-11-02T04:59:59Z, 2026-10
            24,  2026-10-31T12:00:00Z, 2026-11-02T05:00:00Z, 2026-11
            192, 2026-02-28T12:00:00Z, 2026-03-09T03:59:59Z, 2026-02
            192, 2026-02-28T12:00:00Z, 2026-03-09T04:00:00Z, 2026-03
            """)
    void addsTheCutoffOnTheLocalClock(int cutoffHours, Instant consumed, Instant traded, String recognised) {
        SpendLine line = usage("L1").consumed(consumed).traded(traded).build();

        Recognition place = Recognition.of(line, parameters(ZoneId.of("America/New_York"), cutoffHours), null);

        assertThat(place.incentive()).isEqualTo(Period.of(recognised));
    }

    @ParameterizedTest(name = "consumed at {0}: charge month {1}")
    @CsvSource(textBlock = """
            2026-06-30T15:59:59.999Z, 2026-06
            2026-06-30T16:00:00Z,     2026-07
            2026-07-31T15:59:59.999Z, 2026-07
            2026-07-31T16:00:00Z,     2026-08
            """)
    void hasTheMonthOfConsumptionAsChargeMonth(Instant consumed, String month) {
        SpendLine line = usage("L1").consumed(consumed).build();

        assertThat(Recognition.of(line, Parameters.DEFAULT, null).charge()).isEqualTo(Period.of(month));
    }

    @Test
    void ofAPrepaidLineIsItsChargeMonthWheneverItWasCharged() {
        SpendLine line = july().prepaid().traded(at("2026-10-05T00:00:00")).build();

        assertThat(Recognition.of(line, Parameters.DEFAULT, null))
                .isEqualTo(recognition("2026-07", "2026-07", "2026-07", null));
    }

    @Test
    void ofAMonthlySettledLineIsTheNextMonthAndNothingElse() {
        var monthly = recognition("2026-07", "2026-07", "2026-08", CarryCause.MONTHLY_SETTLED);

        assertThat(Recognition.of(july().monthly().build(), Parameters.DEFAULT, null))
                .isEqualTo(monthly);
        assertThat(Recognition.of(july().monthly().prepaid().build(), Parameters.DEFAULT, null))
                .as("the first rule wins")
                .isEqualTo(monthly);
        assertThat(Recognition.of(
                        july().monthly().traded(at("2026-10-05T00:00:00")).build(), Parameters.DEFAULT, null))
                .as("however late it was charged")
                .isEqualTo(monthly);
    }

    @ParameterizedTest(name = "{0} with {1} the first open month: bill {2}, recognised in {3}, {4}")
    @CsvSource(nullValues = "-", textBlock = """
            usage,   2026-06, 2026-07, 2026-07, -
            usage,   2026-07, 2026-07, 2026-07, -
            usage,   2026-08, 2026-08, 2026-08, CLOSED_PERIOD
            late,    2026-08, 2026-08, 2026-08, LATE_CHARGE
            late,    2026-09, 2026-09, 2026-09, CLOSED_PERIOD
            later,   2026-08, 2026-08, 2026-09, LATE_CHARGE
            monthly, 2026-07, 2026-07, 2026-08, MONTHLY_SETTLED
            monthly, 2026-08, 2026-08, 2026-08, MONTHLY_SETTLED
            monthly, 2026-09, 2026-09, 2026-09, CLOSED_PERIOD
            prepaid, 2026-08, 2026-08, 2026-08, CLOSED_PERIOD
            """)
    void isNeverAClosedMonth(
            String kind, String firstOpen, String bill, String recognised, @Nullable CarryCause cause) {
        SpendLine line = (switch (kind) {
                    case "monthly" -> july().monthly();
                    case "prepaid" -> july().prepaid();
                    case "late" -> july().traded(at("2026-08-05T00:00:00"));
                    case "later" -> july().traded(at("2026-09-05T00:00:00"));
                    default -> july();
                })
                .build();

        Recognition place = Recognition.of(line, Parameters.DEFAULT, Period.of(firstOpen));

        assertThat(place).isEqualTo(recognition("2026-07", bill, recognised, cause));
        assertThat(place.isLate()).isEqualTo(!bill.equals("2026-07"));
    }

    @Test
    void isFoundAsIfEveryMonthHadBeenTriedInTurn() {
        Seeds.forAll(draw -> {
            var parameters =
                    parameters(draw.oneOf(Shanghai.ZONE, ZoneId.of("America/New_York"), ZoneOffset.UTC), hours(draw));
            Instant consumed = Shanghai.at("2026-02-27T00:00:00").plusSeconds(draw.between(0, 400) * 3_600L);
            Instant traded = consumed.plusSeconds((draw.between(0, 4_000) - 24) * 3_600L);

            Period expected = Period.of(consumed, parameters.zone());
            while (!traded.isBefore(Recognition.cutoff(expected, parameters.cutoffHours(), parameters.zone()))) {
                expected = expected.next();
            }

            SpendLine line = usage("L1").consumed(consumed).traded(traded).build();
            assertThat(Recognition.of(line, parameters, null).incentive()).isEqualTo(expected);
        });
    }

    private static int hours(Seeds.Draw draw) {
        return draw.oneOf(0, 1, 24, 36, 671, 672, 673, 743, 744, 745, 1_500);
    }

    private static LittleLine july() {
        return usage("L1").on("2026-07-10");
    }

    private static Recognition recognition(String charge, String bill, String incentive, @Nullable CarryCause cause) {
        return new Recognition(Period.of(charge), Period.of(bill), Period.of(incentive), cause);
    }

    private static Parameters parameters(ZoneId zone, int cutoffHours) {
        return LittleParameters.parameters().zone(zone).cutoffHours(cutoffHours).build();
    }
}
