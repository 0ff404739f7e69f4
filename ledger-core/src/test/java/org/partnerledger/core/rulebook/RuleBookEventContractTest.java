package org.partnerledger.core.rulebook;

import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class RuleBookEventContractTest {

    @Test
    void storesParametersPut() {
        var parameters = new Parameters(
                ZoneId.of("Europe/Berlin"),
                36,
                true,
                Instant.parse("2026-01-31T23:00:00Z"),
                3,
                new MinPayout(
                        Amount.of("5"),
                        Map.of(new CurrencyCode("USD"), Amount.of("10"), new CurrencyCode("CNY"), Amount.of("25.5"))),
                7,
                20,
                "DE",
                new MilestoneTerms(4, 8, 2, new BigDecimal("0.10"), StepMode.CEIL, 30),
                new TaxTerms(new BigDecimal("0.06"), new BigDecimal("1")));

        assertStoredAs(new ParametersPut(7, parameters), """
                {"rulesNo":7,"parameters":{"zone":"Europe/Berlin","cutoffHours":36,"marketplaceCounts":true,\
                "rebindCooldownFrom":"2026-01-31T23:00:00Z","rebindCooldownMonths":3,\
                "minPayout":{"otherwise":"5.00","byCurrency":{"CNY":"25.50","USD":"10.00"}},\
                "confirmWorkdays":7,"billDueDays":20,"calendar":"DE",\
                "milestone":{"toleratedDays":4,"severeFrom":8,"stepDays":2,"stepRate":"0.1","stepMode":"CEIL",\
                "cancelAfter":30},"tax":{"outputTax":"0.06","serviceFeeTax":"1"}}}""");
    }

    @Test
    void storesTheDefaultsAsTheyWereThen() {
        assertStoredAs(new ParametersPut(8, Parameters.DEFAULT), """
                {"rulesNo":8,"parameters":{"zone":"Asia/Shanghai","cutoffHours":24,"marketplaceCounts":false,\
                "rebindCooldownFrom":"2025-12-31T16:00:00Z","rebindCooldownMonths":6,\
                "minPayout":{"otherwise":"0.00","byCurrency":{}},\
                "confirmWorkdays":10,"billDueDays":null,"calendar":"CN",\
                "milestone":{"toleratedDays":5,"severeFrom":10,"stepDays":5,"stepRate":"0.05","stepMode":"FLOOR",\
                "cancelAfter":40},"tax":{"outputTax":"0","serviceFeeTax":"0"}}}""");
    }

    @Test
    void storesCataloguePut() {
        var entries = List.of(
                new CatalogueEntry("ecs", "vm", "gpu-1", ProductClass.SPECIFIC),
                new CatalogueEntry("短信", null, null, ProductClass.NO_PERFORMANCE));

        assertStoredAs(new CataloguePut(2, Period.of("2026-07"), entries), """
                {"rulesNo":2,"month":"2026-07","entries":[\
                {"serviceType":"ecs","resourceType":"vm","productId":"gpu-1","productClass":"SPECIFIC"},\
                {"serviceType":"短信","resourceType":null,"productId":null,"productClass":"NO_PERFORMANCE"}]}""");
    }

    @Test
    void storesCalendarPut() {
        var edition = new CalendarEdition(
                "CN",
                2027,
                "a notice",
                List.of(LocalDate.parse("2027-01-02"), LocalDate.parse("2027-01-01")),
                List.of(LocalDate.parse("2027-01-03")));

        assertStoredAs(new CalendarPut(3, edition), """
                {"rulesNo":3,"edition":{"country":"CN","year":2027,"source":"a notice",\
                "holidays":["2027-01-01","2027-01-02"],"workdays":["2027-01-03"]}}""");
    }
}
