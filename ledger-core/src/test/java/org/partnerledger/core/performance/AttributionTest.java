package org.partnerledger.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.kernel.Shanghai.at;
import static org.partnerledger.core.kernel.Shanghai.day;
import static org.partnerledger.core.partner.PartnerFixture.certified;
import static org.partnerledger.core.partner.PartnerFixture.enrolled;
import static org.partnerledger.core.partner.PartnerFixture.enrolledBelow;
import static org.partnerledger.core.partner.PartnerFixture.left;
import static org.partnerledger.core.partner.PartnerFixture.link;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.midLongTail;
import static org.partnerledger.core.partner.PartnerFixture.referral;
import static org.partnerledger.core.partner.PartnerFixture.resale;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.LittleLine;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.rulebook.Parameters;

/** Reasons 1 to 3 of domain.md, section 3, and whose a line is. Replays the numbers of docs/rules/eligibility.md. */
class AttributionTest {

    private static final PartnerId P1 = new PartnerId("p-1");

    private final Directory directory = new Directory();
    private final List<Combination> combinations = new ArrayList<>();
    private Parameters parameters = Parameters.DEFAULT;
    private @Nullable Period firstOpen;

    @BeforeEach
    void twoPartnersAndATierTwoOfEach() {
        directory.apply(enrolled("p-1", "2025-01-01"));
        directory.apply(enrolledBelow("p-1", "p-1b", "2025-01-01"));
        directory.apply(enrolled("p-9", "2025-01-01"));
        directory.apply(enrolledBelow("p-9", "p-9b", "2025-01-01"));
    }

    @Nested
    class OfALine {

        @Test
        void isThePartnerItsCustomerIsLinkedTo() {
            directory.apply(linked("c-resale", resale("p-1", "2026-01-01", null)));

            assertThat(decide(usage("L1").on("2026-07-10")))
                    .isEqualTo(new LineDecision(
                            P1, null, null, july(), july(), july(), null, 1, july(), july(), null, null, false, false));
        }

        @Test
        void isTheTierOneOfTheTierTwoItsCustomerIsLinkedTo() {
            directory.apply(linked("c-resale", resale("p-1b", "2026-01-01", null)));

            LineDecision decision = decide(usage("L1"));

            assertThat(decision.partner()).isEqualTo(P1);
            assertThat(decision.tierTwo()).isEqualTo(new PartnerId("p-1b"));
            assertThat(decision.excluded()).isNull();
        }

        @ParameterizedTest(name = "consumed at {0}: attributed {1}")
        @CsvSource(textBlock = """
                2026-06-30T23:59:59, false
                2026-07-01T00:00:00, true
                2026-07-31T23:59:59, true
                2026-08-01T00:00:00, false
                """)
        void isNobodyWithoutALinkAtTheInstantOfConsumption(String consumed, boolean attributed) {
            directory.apply(linked("c-resale", resale("p-1", "2026-07-01", "2026-08-01")));

            LineDecision decision = decide(usage("L1").consumed(at(consumed)));

            assertThat(decision.isAttributed()).isEqualTo(attributed);
            assertThat(decision.currencyMismatch()).isFalse();
            assertThat(decision.bill() != null).isEqualTo(attributed);
        }

        @Test
        void isNobodyWhileItsPartnerIsNotKnown() {
            directory.apply(linked("c-resale", resale("p-unknown", "2026-07-01", null)));

            assertThat(decide(usage("L1")).isAttributed()).isFalse();
        }

        @Test
        void isNobodyInAnotherCurrencyThanThePartners() {
            directory.apply(linked("c-resale", resale("p-1", "2026-01-01", null)));

            LineDecision decision = decide(usage("L1").currency("USD"));

            assertThat(decision.isAttributed()).isFalse();
            assertThat(decision.currencyMismatch()).isTrue();
            assertThat(decision.charge()).isEqualTo(july());
        }

        @Test
        void standsInTheFirstOpenMonthOfTheTierOne() {
            directory.apply(linked("c-resale", resale("p-1b", "2026-01-01", null)));
            firstOpen = Period.of("2026-09");

            LineDecision decision = decide(usage("L1").on("2026-07-10"));

            assertThat(decision.charge()).isEqualTo(july());
            assertThat(decision.classMonth())
                    .as("the class of the charge month")
                    .isEqualTo(july());
            assertThat(decision.bill()).isEqualTo(firstOpen);
            assertThat(decision.rulesMonth()).as("rules at the bill's close").isEqualTo(firstOpen);
            assertThat(decision.cause()).isEqualTo(CarryCause.CLOSED_PERIOD);
        }

        @Test
        void keepsTheTagsThatPlansAskForAndNoOthers() {
            directory.apply(
                    linked("c-resale", link("p-1", Association.REFERRAL, Segment.MID_LONG_TAIL, "2026-01-01", null)));

            var _ = decide(usage("L1")
                    .tag("team", "ai")
                    .tag("note", "x")
                    .region("cn-north-4")
                    .product("vm", "vm-1"));

            Combination only = combinations.getFirst();
            assertThat(only.tags()).containsOnlyKeys("team");
            assertThat(only.association()).isEqualTo(Association.REFERRAL);
            assertThat(only.segment()).isEqualTo(Segment.MID_LONG_TAIL);
            assertThat(only.region()).isEqualTo("cn-north-4");
            assertThat(only.productId()).isEqualTo("vm-1");
        }
    }

    @Nested
    class Excludes {

        /** Every reason holds; taking away the first leaves the second, and so on. */
        @Test
        void forTheFirstReasonThatHits() {
            directory.apply(left("p-1", "2026-07-10"));
            directory.apply(certified("p-1", "2025-01-01", "2026-07-10"));
            directory.apply(linked("c-resale", midLongTail("p-9", "2025-01-01", "2026-05-01")));
            directory.apply(linked("c-resale", midLongTail("p-1", "2026-05-01", null)));

            assertThat(decide(usage("L1")).excluded()).isEqualTo(Exclusion.PARTNER_NOT_IN_PROGRAMME);

            directory.apply(enrolled("p-1", "2026-07-10"));
            assertThat(decide(usage("L1")).excluded()).isEqualTo(Exclusion.CERTIFICATION_EXPIRED);

            directory.apply(certified("p-1", "2026-07-10", null));
            assertThat(decide(usage("L1")).excluded()).isEqualTo(Exclusion.REBIND_COOLDOWN);

            parameters =
                    LittleParameters.parameters().cooldown(day("2026-01-01"), 2).build();
            assertThat(decide(usage("L1")).excluded()).isNull();
        }

        @ParameterizedTest(name = "{0} is no member at {1}: {2}")
        @CsvSource(nullValues = "-", textBlock = """
                p-1,  2026-06-30T23:59:59, -
                p-1,  2026-07-01T00:00:00, PARTNER_NOT_IN_PROGRAMME
                p-1b, 2026-06-30T23:59:59, -
                p-1b, 2026-07-01T00:00:00, PARTNER_NOT_IN_PROGRAMME
                p-1,  2024-12-31T23:59:59, PARTNER_NOT_IN_PROGRAMME
                p-1,  2025-01-01T00:00:00, -
                """)
        void linesOfATierTwoWithoutItsOwnOrItsTierOnesMembership(
                String leaves, String consumed, @Nullable Exclusion reason) {
            directory.apply(linked("c-resale", resale("p-1b", "2024-01-01", null)));
            directory.apply(left(leaves, "2026-07-01"));

            assertThat(decide(usage("L1").consumed(at(consumed))).excluded()).isEqualTo(reason);
        }

        @ParameterizedTest(name = "{0} is certified until 2026-07-01, at {1}: {2}")
        @CsvSource(nullValues = "-", textBlock = """
                p-1,  2026-05-31T23:59:59, CERTIFICATION_EXPIRED
                p-1,  2026-06-01T00:00:00, -
                p-1,  2026-06-30T23:59:59, -
                p-1,  2026-07-01T00:00:00, CERTIFICATION_EXPIRED
                p-1b, 2026-06-30T23:59:59, -
                p-1b, 2026-07-01T00:00:00, CERTIFICATION_EXPIRED
                """)
        void linesOfATierTwoWithoutItsOwnOrItsTierOnesCertification(
                String partner, String consumed, @Nullable Exclusion reason) {
            directory.apply(linked("c-resale", resale("p-1b", "2024-01-01", null)));
            directory.apply(certified(partner, "2026-06-01", "2026-07-01"));

            assertThat(decide(usage("L1").consumed(at(consumed))).excluded()).isEqualTo(reason);
        }

        /** Six months by the calendar; the 31st of August ends at the end of February. */
        @ParameterizedTest(name = "rebound on {0}, consumed at {1}: {2}")
        @CsvSource(nullValues = "-", textBlock = """
                2025-12-31, 2026-01-15T00:00:00, -
                2026-01-01, 2026-01-01T00:00:00, REBIND_COOLDOWN
                2026-01-01, 2026-06-30T23:59:59, REBIND_COOLDOWN
                2026-01-01, 2026-07-01T00:00:00, -
                2026-08-31, 2027-02-27T23:59:59, REBIND_COOLDOWN
                2026-08-31, 2027-02-28T00:00:00, -
                """)
        void linesWithinSixMonthsOfARebind(String rebound, String consumed, @Nullable Exclusion reason) {
            directory.apply(linked("c-resale", midLongTail("p-9", "2025-01-01", rebound)));
            directory.apply(linked("c-resale", midLongTail("p-1", rebound, null)));

            assertThat(decide(usage("L1").consumed(at(consumed))).excluded()).isEqualTo(reason);
        }

        @ParameterizedTest(name = "linked to {0} before and to {1} now: {2}")
        @CsvSource(nullValues = "-", textBlock = """
                p-9,  p-1,  REBIND_COOLDOWN
                p-9b, p-1,  REBIND_COOLDOWN
                p-9b, p-1b, REBIND_COOLDOWN
                p-1b, p-1,  -
                p-1,  p-1b, -
                p-1,  p-1,  -
                """)
        void onlyACustomerOfAnotherTierOneBefore(String before, String now, @Nullable Exclusion reason) {
            directory.apply(linked("c-resale", midLongTail(before, "2025-01-01", "2025-06-01")));
            directory.apply(linked("c-resale", midLongTail(now, "2026-05-01", null)));

            assertThat(decide(usage("L1")).excluded()).isEqualTo(reason);
        }

        @Test
        void anyEarlierLinkOfAnotherTierOneEvenWithOneOfTheSameBetween() {
            directory.apply(linked("c-resale", midLongTail("p-9", "2025-01-01", "2025-06-01")));
            directory.apply(linked("c-resale", midLongTail("p-1", "2025-06-01", "2026-04-01")));
            directory.apply(linked("c-resale", midLongTail("p-1", "2026-05-01", null)));

            assertThat(decide(usage("L1")).excluded()).isEqualTo(Exclusion.REBIND_COOLDOWN);
        }

        @Test
        void nothingForALinkToAnotherTierOneThatCameAfterwards() {
            directory.apply(linked("c-resale", midLongTail("p-1", "2026-05-01", "2026-07-15")));
            directory.apply(linked("c-resale", midLongTail("p-9", "2026-07-15", null)));

            assertThat(decide(usage("L1").on("2026-07-10")).excluded()).isNull();
        }

        @Test
        void nothingOfAnEnterprise() {
            directory.apply(linked("c-resale", midLongTail("p-9", "2025-01-01", "2026-05-01")));
            directory.apply(linked("c-resale", resale("p-1", "2026-05-01", null)));

            assertThat(decide(usage("L1")).excluded()).isNull();
        }
    }

    @Nested
    class OfARefund {

        private final LineDecision july = new LineDecision(
                P1,
                new PartnerId("p-1b"),
                Exclusion.REBIND_COOLDOWN,
                july(),
                july(),
                Period.of("2026-08"),
                CarryCause.LATE_CHARGE,
                7,
                july(),
                july(),
                null,
                null,
                false,
                false);

        @Test
        void isItsBasesPartnerAndReasonInMonthsOfItsOwn() {
            directory.apply(linked("c-resale", referral("p-9", "2026-08-01", null)));
            SpendLine line = refund("R1", "L1").on("2026-09-10").build();

            LineDecision decision = attribution().decideRefund(line, new Attribution.Base(41, july, true));

            Period september = Period.of("2026-09");
            assertThat(decision)
                    .isEqualTo(new LineDecision(
                            P1,
                            new PartnerId("p-1b"),
                            Exclusion.REBIND_COOLDOWN,
                            september,
                            september,
                            september,
                            null,
                            7,
                            july(),
                            july(),
                            41L,
                            Period.of("2026-08"),
                            true,
                            false));
            assertThat(combinations).as("it has its base's combination").isEmpty();
        }

        @Test
        void isNobodyLikeItsBase() {
            directory.apply(linked("c-resale", resale("p-1", "2026-08-01", null)));
            LineDecision unattributed =
                    attribution().decide(usage("L1").on("2026-07-10").build());

            LineDecision decision = attribution()
                    .decideRefund(
                            refund("R1", "L1").on("2026-09-10").build(), new Attribution.Base(41, unattributed, false));

            assertThat(decision.isAttributed()).isFalse();
            assertThat(decision.baseNo()).isEqualTo(41L);
            assertThat(decision.bill()).isNull();
        }

        @Test
        void isDecidedOnItsOwnWhileItsBaseIsUnknown() {
            directory.apply(linked("c-resale", resale("p-1", "2026-08-01", null)));

            LineDecision decision = decide(refund("R1", "nobody-knows").on("2026-09-10"));

            assertThat(decision.partner()).isEqualTo(P1);
            assertThat(decision.baseNo()).isNull();
            assertThat(decision.baseIncentive()).isNull();
            assertThat(decision.classMonth()).isEqualTo(Period.of("2026-09"));
        }

        @Test
        void countsAgainstTheFirstOpenMonthOfItsBasesPartner() {
            firstOpen = Period.of("2026-10");

            LineDecision decision = attribution()
                    .decideRefund(refund("R1", "L1").on("2026-09-10").build(), new Attribution.Base(41, july, false));

            assertThat(decision.bill()).isEqualTo(firstOpen);
            assertThat(decision.cause()).isEqualTo(CarryCause.CLOSED_PERIOD);
        }
    }

    private LineDecision decide(LittleLine line) {
        return attribution().decide(line.build());
    }

    private Attribution attribution() {
        return new Attribution(
                directory,
                parameters,
                partner -> partner.equals(P1) ? firstOpen : null,
                combination -> {
                    combinations.add(combination);
                    return combinations.size();
                },
                new TagFilter(Set.of("team")));
    }

    private static Period july() {
        return Period.of("2026-07");
    }
}
