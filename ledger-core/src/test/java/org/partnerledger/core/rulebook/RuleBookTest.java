package org.partnerledger.core.rulebook;

import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.rulebook.ProductClass.GENERAL;
import static org.partnerledger.core.rulebook.ProductClass.NO_REBATE;
import static org.partnerledger.core.rulebook.ProductClass.SPECIFIC;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.rulebook.RuleBookCommand.PutCalendar;
import org.partnerledger.core.rulebook.RuleBookCommand.PutCatalogue;
import org.partnerledger.core.rulebook.RuleBookCommand.PutParameters;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;
import org.partnerledger.core.rulebook.RuleBookRefusal.ContradictingEntries;
import org.partnerledger.core.rulebook.RuleBookRefusal.ZoneIsFixed;

class RuleBookTest {

    private static final Period JULY = Period.of("2026-07");
    private static final ZoneId SHANGHAI = Parameters.DEFAULT.zone();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CatalogueEntry SPECIFIC_ECS = new CatalogueEntry("ecs", null, null, SPECIFIC);
    private static final CalendarEdition CN_2027 =
            new CalendarEdition("CN", 2027, "a notice", List.of(LocalDate.parse("2027-01-01")), List.of());

    private AggregateTestFixture<RuleBook> ruleBook;

    @BeforeEach
    void emptyLedger() {
        ruleBook = new AggregateTestFixture<>(RuleBook.class);
    }

    @Nested
    class WithNothingPut {

        @Test
        void takesParametersAndNumbersThem() {
            ruleBook.givenNoPriorActivity()
                    .when(new PutParameters(in(BERLIN), false))
                    .expectEvents(new ParametersPut(1, in(BERLIN)));
        }

        @Test
        void staysAsItIsWhenTheDefaultsArePut() {
            ruleBook.givenNoPriorActivity()
                    .when(new PutParameters(Parameters.DEFAULT, false))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void takesACatalogue() {
            ruleBook.givenNoPriorActivity()
                    .when(new PutCatalogue(JULY, List.of(SPECIFIC_ECS)))
                    .expectEvents(new CataloguePut(1, JULY, List.of(SPECIFIC_ECS)));
        }

        @Test
        void refusesAListThatContradictsItself() {
            var general = new CatalogueEntry("ecs", null, null, GENERAL);
            var ofProduct = new CatalogueEntry("ecs", null, "gpu", NO_REBATE);

            ruleBook.givenNoPriorActivity()
                    .when(new PutCatalogue(JULY, List.of(SPECIFIC_ECS, ofProduct, SPECIFIC_ECS, general)))
                    .expectNoEvents()
                    .expectException(refusedWith(new ContradictingEntries(List.of(new Problem(
                            "/3", "CONTRADICTING_ENTRIES", "entry 0 gives the same products the class SPECIFIC")))));
        }

        @Test
        void takesACalendar() {
            ruleBook.givenNoPriorActivity().when(new PutCalendar(CN_2027)).expectEvents(new CalendarPut(1, CN_2027));
        }

        @Test
        void staysAsItIsWhenABuiltInCalendarIsPut() {
            ruleBook.givenNoPriorActivity()
                    .when(new PutCalendar(BuiltInCalendars.editions().getFirst()))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class OnceSomethingWasPut {

        @Test
        void staysAsItIsWhenTheSameIsPutAgain() {
            ruleBook.given(
                            new ParametersPut(1, in(BERLIN)),
                            new CataloguePut(2, JULY, List.of(SPECIFIC_ECS)),
                            new CalendarPut(3, CN_2027))
                    .when(new PutCatalogue(JULY, List.of(SPECIFIC_ECS)))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void countsThePutsOfAllKinds() {
            ruleBook.given(new ParametersPut(1, in(BERLIN)), new CataloguePut(2, JULY, List.of(SPECIFIC_ECS)))
                    .when(new PutCatalogue(JULY, List.of()))
                    .expectEvents(new CataloguePut(3, JULY, List.of()));
        }

        @Test
        void takesTheListOfAnotherMonthThoughItSaysTheSame() {
            ruleBook.given(new CataloguePut(1, JULY, List.of(SPECIFIC_ECS)))
                    .when(new PutCatalogue(JULY.next(), List.of(SPECIFIC_ECS)))
                    .expectEvents(new CataloguePut(2, JULY.next(), List.of(SPECIFIC_ECS)));
        }

        @Test
        void returnsToTheDefaults() {
            ruleBook.given(new ParametersPut(1, in(BERLIN)))
                    .when(new PutParameters(Parameters.DEFAULT, false))
                    .expectEvents(new ParametersPut(2, Parameters.DEFAULT));
        }
    }

    @Nested
    class OnceAMonthIsClosed {

        @Test
        void refusesAnotherZone() {
            ruleBook.givenNoPriorActivity()
                    .when(new PutParameters(in(BERLIN), true))
                    .expectNoEvents()
                    .expectException(refusedWith(new ZoneIsFixed(SHANGHAI, BERLIN)));
        }

        @Test
        void refusesThatAnotherZoneReturnsToItsDefault() {
            ruleBook.given(new ParametersPut(1, in(BERLIN)))
                    .when(new PutParameters(Parameters.DEFAULT, true))
                    .expectNoEvents()
                    .expectException(refusedWith(new ZoneIsFixed(BERLIN, SHANGHAI)));
        }

        @Test
        void takesEverythingElse() {
            ruleBook.given(new ParametersPut(1, in(BERLIN)))
                    .when(new PutParameters(counting(BERLIN), true))
                    .expectEvents(new ParametersPut(2, counting(BERLIN)));
        }
    }

    private static Parameters in(ZoneId zone) {
        return with(zone, false);
    }

    private static Parameters counting(ZoneId zone) {
        return with(zone, true);
    }

    private static Parameters with(ZoneId zone, boolean marketplaceCounts) {
        Parameters defaults = Parameters.DEFAULT;
        return new Parameters(
                zone,
                defaults.cutoffHours(),
                marketplaceCounts,
                defaults.rebindCooldownFrom(),
                defaults.rebindCooldownMonths(),
                defaults.minPayout(),
                defaults.confirmWorkdays(),
                defaults.billDueDays(),
                defaults.calendar(),
                defaults.milestone(),
                defaults.tax());
    }
}
