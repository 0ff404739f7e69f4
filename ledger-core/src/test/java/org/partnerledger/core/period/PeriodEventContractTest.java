package org.partnerledger.core.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.plan.LittlePlan.plan;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calculation.LittleLedger;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.period.PeriodEvent.PeriodClosing;
import org.partnerledger.core.period.PeriodEvent.SharesAllocated;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.core.stored.EventJson;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class PeriodEventContractTest {

    private static final Period JULY = Period.of("2026-07");

    /** A month with a claw-back, a carried line, a frozen and a released share. */
    private static final String CLOSED = """
                {"partnerId":"p-1","period":"2026-07","bill":{"partnerId":"p-1","period":"2026-07",\
                "currency":"CNY","state":"CLOSED","lines":2,"consumption":"205.00","refunds":"-100.00",\
                "adjustments":"0.00","total":"105.00","due":"105.00","byMeans":{"credit":"-100.00",\
                "coupon":"5.00","debt":"200.00"},"byAssociation":{"RESALE":"105.00"},\
                "byProduct":[{"serviceType":"ecs","amount":"105.00","lines":2}],\
                "byCustomer":[{"customerId":"c-resale","amount":"105.00","lines":2}],"late":null},\
                "tierTwoBills":[],"statement":{"partnerId":"p-1","period":"2026-07","currency":"CNY",\
                "state":"PENDING_CONFIRMATION","revision":1,"performance":"170.00",\
                "plans":[{"planId":"BASE","version":1,"measure":"270.00","base":"270.00","rate":"0.1",\
                "reason":null,"capCut":"0.00","incentive":"27.00","estimate":null}],"subsidies":[],\
                "benefits":[],"clawbacks":[{"lineId":"R1","baseLineId":"L1","planId":"BASE",\
                "basePeriod":"2026-06","amount":"-10.00"}],"adjustments":[],"gross":"27.00",\
                "earned":"17.00","frozen":"20.00","released":"100.00","openingBalance":"0.00","net":"97.00",\
                "payable":"97.00","closingBalance":"0.00"},"explanation":{"rows":[{"code":"SPEND",\
                "reason":null,"cause":null,"period":null,"planId":null,"projectId":null,"claimId":null,\
                "id":null,"amount":"105.00","lines":2},{"code":"EXCLUDED","reason":"PAID_BY_COUPON",\
                "cause":null,"period":null,"planId":null,"projectId":null,"claimId":null,"id":null,\
                "amount":"-5.00","lines":1},{"code":"CARRIED_IN","reason":null,"cause":"MONTHLY_SETTLED",\
                "period":"2026-06","planId":null,"projectId":null,"claimId":null,"id":null,"amount":"70.00",\
                "lines":1},{"code":"PERFORMANCE","reason":null,"cause":null,"period":null,"planId":null,\
                "projectId":null,"claimId":null,"id":null,"amount":"170.00","lines":3},\
                {"code":"CLAWED_BACK_REFUNDS","reason":null,"cause":null,"period":null,"planId":null,\
                "projectId":null,"claimId":null,"id":null,"amount":"100.00","lines":1},\
                {"code":"INCENTIVE_BASE","reason":null,"cause":null,"period":null,"planId":null,\
                "projectId":null,"claimId":null,"id":null,"amount":"270.00","lines":2},\
                {"code":"RATE_EFFECT","reason":null,"cause":null,"period":null,"planId":"BASE",\
                "projectId":null,"claimId":null,"id":null,"amount":"-243.00","lines":null},\
                {"code":"GROSS_INCENTIVE","reason":null,"cause":null,"period":null,"planId":null,\
                "projectId":null,"claimId":null,"id":null,"amount":"27.00","lines":null},{"code":"CLAWBACK",\
                "reason":null,"cause":null,"period":"2026-06","planId":"BASE","projectId":null,\
                "claimId":null,"id":null,"amount":"-10.00","lines":null},{"code":"EARNED","reason":null,\
                "cause":null,"period":null,"planId":null,"projectId":null,"claimId":null,"id":null,\
                "amount":"17.00","lines":null},{"code":"FROZEN","reason":"DEBT_UNPAID","cause":null,\
                "period":null,"planId":null,"projectId":null,"claimId":null,"id":null,"amount":"-20.00",\
                "lines":null},{"code":"RELEASED","reason":null,"cause":null,"period":null,"planId":null,\
                "projectId":null,"claimId":null,"id":null,"amount":"100.00","lines":null},{"code":"NET",\
                "reason":null,"cause":null,"period":null,"planId":null,"projectId":null,"claimId":null,\
                "id":null,"amount":"97.00","lines":null},{"code":"PAYABLE","reason":null,"cause":null,\
                "period":null,"planId":null,"projectId":null,"claimId":null,"id":null,"amount":"97.00",\
                "lines":null}]},"decisions":[{"group":{"combination":1,"excluded":null,\
                "cause":"MONTHLY_SETTLED","bill":"2026-06","incentive":"2026-07","classMonth":"2026-06",\
                "rulesMonth":"2026-06","baseIncentive":null},"excluded":null,"productClass":"GENERAL",\
                "takers":[{"planId":"BASE","version":1,"factor":"1"}],"primary":"BASE","clawedBack":[],\
                "noPlan":null},{"group":{"combination":1,"excluded":null,"cause":null,"bill":"2026-07",\
                "incentive":"2026-07","classMonth":"2026-07","rulesMonth":"2026-07","baseIncentive":null},\
                "excluded":null,"productClass":"GENERAL","takers":[{"planId":"BASE","version":1,\
                "factor":"1"}],"primary":"BASE","clawedBack":[],"noPlan":null},{"group":{"combination":1,\
                "excluded":null,"cause":null,"bill":"2026-07","incentive":"2026-07","classMonth":"2026-06",\
                "rulesMonth":"2026-06","baseIncentive":"2026-06"},"excluded":null,"productClass":"GENERAL",\
                "takers":[],"primary":null,"clawedBack":[{"planId":"BASE","version":1,"factor":"1"}],\
                "noPlan":null}],"results":[{"planId":"BASE","version":1,"earnedIn":"2026-07",\
                "incentive":{"value":"27.00","currency":"CNY"},"base":"270.00"}],"frozen":[{"lineNo":3,\
                "period":"2026-07","amount":"20.00","reason":"DEBT_UNPAID"}],"released":[{"lineNo":1,\
                "period":"2026-06","amount":"100.00","reason":"CREDIT_UNPAID"}],"frozenBenefits":"0.00",\
                "proof":{"events":2,"counted":2,"factLines":4,"factAmount":"1175.00","rowLines":4,\
                "rowAmount":"1175.00"}}""";

    @Test
    void storesPeriodClosing() {
        assertStoredAs(new PeriodClosing(LittleLedger.PARTNER, JULY, Period.of("2026-06"), 3), """
                {"partnerId":"p-1","period":"2026-07","firstCovered":"2026-06","rulesNo":3}""");
    }

    @Test
    void storesSharesAllocated() {
        JsonMapper json = mapper();
        var event = new SharesAllocated(
                LittleLedger.PARTNER, JULY, new PlanId("BASE"), new long[] {41, 42}, new long[] {1_000, -5});
        String text = """
                {"partnerId":"p-1","period":"2026-07","planId":"BASE","lineNos":[41,42],"shares":[1000,-5]}""";

        assertThat(json.writeValueAsString(event)).isEqualTo(text);
        assertThat(json.readValue(text, SharesAllocated.class))
                .as("arrays are equal by content here alone")
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Test
    void storesPeriodClosed() {
        var ledger = new LittleLedger()
                .with(plan("BASE", "0.1"))
                .take(
                        usage("L1").on("2026-06-10").credit("1000"),
                        usage("L2").on("2026-06-10").monthly().cash("70"));
        ledger.close("2026-06");
        ledger.paid("t-L1")
                .take(
                        usage("L3").on("2026-07-10").debt("200").coupon("5"),
                        refund("R1", "L1").on("2026-07-11").credit("-100"));
        SettledPeriod settled = ledger.close("2026-07");

        assertStoredAs(
                new PeriodClosed(
                        LittleLedger.PARTNER,
                        JULY,
                        settled.bill().in(BillState.CLOSED),
                        List.of(),
                        settled.statement().published(StatementState.PENDING_CONFIRMATION, 1),
                        settled.explanation(),
                        settled.decisions(),
                        settled.results(),
                        settled.frozenNow(),
                        settled.releasedNow(),
                        settled.frozenBenefitsAfter(),
                        new CompletenessProof(2, 2, 4, Amount.of("1175"), 4, Amount.of("1175"))),
                CLOSED);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return json.build();
    }
}
