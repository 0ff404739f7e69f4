package org.partnerledger.core.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.comparison.BridgeRow;
import org.partnerledger.core.comparison.ChangeReason;
import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.recalculation.CorrectionEvent.LinesCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.MonthCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.PartnerCorrected;
import org.partnerledger.core.recalculation.CorrectionEvent.ReasonCorrected;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationApproved;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationAsked;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationRejected;
import org.partnerledger.core.stored.EventJson;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class CorrectionEventContractTest {

    private static final PartnerId PARTNER = new PartnerId("p-1");
    private static final CurrencyCode CNY = new CurrencyCode("CNY");
    private static final Period MARCH = Period.of("2026-03");
    private static final BridgeRow.Key KEY = new BridgeRow.Key("BASE", ChangeReason.RATE_EFFECT, "");

    @Test
    void storesRecalculationAsked() {
        assertStoredAs(
                new RecalculationAsked("r-1", "an", "wrong rate", RuleSet.inForce(List.of(MARCH)), List.of(PARTNER)),
                """
                {"recalculationId":"r-1","by":"an","reason":"wrong rate","rules":{"months":["2026-03"],\
                "rulesNo":null,"parameters":null,"catalogue":[],"plans":[],"withoutPlans":[],"knownFacts":false},\
                "partners":["p-1"]}""");
    }

    @Test
    void storesRecalculationApproved() {
        assertStoredAs(new RecalculationApproved("r-1", "bo"), """
                {"recalculationId":"r-1","by":"bo"}""");
    }

    @Test
    void storesRecalculationRejected() {
        assertStoredAs(new RecalculationRejected("r-1", "bo", "not ours"), """
                {"recalculationId":"r-1","by":"bo","reason":"not ours"}""");
    }

    @Test
    void storesLinesCorrected() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.apply(builder);
        JsonMapper json = builder.build();
        var event = new LinesCorrected(
                "r-1",
                PARTNER,
                MARCH,
                1,
                KEY,
                Period.of("2026-04"),
                new long[] {7, 9},
                new long[] {500, 0},
                new long[] {800, 30});
        String stored = """
                {"recalculationId":"r-1","partnerId":"p-1","period":"2026-03","row":1,"key":{"about":"BASE",\
                "reason":"RATE_EFFECT","detail":""},"standsOn":"2026-04","lineNos":[7,9],"before":[500,0],\
                "after":[800,30]}""";
        assertThat(json.writeValueAsString(event)).isEqualTo(stored);
        assertThat(json.readValue(stored, LinesCorrected.class))
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Test
    void storesReasonCorrected() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.apply(builder);
        JsonMapper json = builder.build();
        var event = new ReasonCorrected("r-1", PARTNER, Exclusion.REBIND_COOLDOWN, new long[] {7, 9});
        String stored = """
                {"recalculationId":"r-1","partnerId":"p-1","excluded":"REBIND_COOLDOWN","lineNos":[7,9]}""";
        assertThat(json.writeValueAsString(event)).isEqualTo(stored);
        assertThat(json.readValue(stored, ReasonCorrected.class))
                .usingRecursiveComparison()
                .isEqualTo(event);
        assertThat(json.readValue(stored.replace("\"REBIND_COOLDOWN\"", "null"), ReasonCorrected.class)
                        .excluded())
                .as("nothing speaks against them")
                .isNull();
    }

    @Test
    void storesPartnerCorrected() {
        var row = new BridgeRow(KEY, Amount.of("5"), Amount.of("8.3"), 2);
        var paid = new PlanResult(new PlanId("BASE"), 2, MARCH, Money.ofMinor(830, CNY), Amount.of("100"));
        var books = new MonthBooks(List.of(paid), List.of(), List.of(), List.of());
        assertStoredAs(
                new PartnerCorrected(
                        "r-1",
                        PARTNER,
                        CNY,
                        1,
                        Period.of("2026-04"),
                        List.of(new MonthCorrected(MARCH, List.of(row), books))),
                """
                {"recalculationId":"r-1","partnerId":"p-1","currency":"CNY","correctionNo":1,"standsOn":"2026-04",\
                "months":[{"period":"2026-03","rows":[{"key":{"about":"BASE","reason":"RATE_EFFECT","detail":""},\
                "before":"5.00","after":"8.30","lines":2}],"books":{"results":[{"planId":"BASE","version":2,\
                "earnedIn":"2026-03","incentive":{"value":"8.30","currency":"CNY"},"base":"100.00"}],"decisions":[],\
                "clawbacks":[],"subsidies":[]}}]}""");
    }
}
