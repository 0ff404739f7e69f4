package org.partnerledger.core.performance;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.DecisionEvent.LinesDecided;
import org.partnerledger.core.performance.DecisionEvent.NumberedCombination;
import org.partnerledger.core.plan.PlanFixture;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class DecisionEventContractTest {

    private static final Period JULY = Period.of("2026-07");
    private static final Period AUGUST = Period.of("2026-08");

    private static final LineDecision REFUND = new LineDecision(
            new PartnerId("p-1"),
            new PartnerId("p-2"),
            Exclusion.REBIND_COOLDOWN,
            JULY,
            AUGUST,
            AUGUST,
            CarryCause.CLOSED_PERIOD,
            7,
            Period.of("2026-06"),
            Period.of("2026-06"),
            41L,
            Period.of("2026-06"),
            true,
            false);

    private static final LineDecision UNATTRIBUTED =
            new LineDecision(null, null, null, JULY, null, null, null, 0, JULY, null, null, null, false, true);

    /** Decisions are arrays, because there are millions of them; the order of their places never changes. */
    @Test
    void storesLinesDecided() {
        var combination = new NumberedCombination(7, PlanFixture.line("ecs", Map.of("team", "ai", "Stage", "prod")));

        assertStoredAs(
                new LinesDecided("arrival", List.of(combination), List.of(42L, 43L), List.of(REFUND, UNATTRIBUTED)),
                """
                {"causedBy":"arrival","combinations":[{"number":7,"combination":{"association":"RESALE",\
                "segment":"ENTERPRISE","serviceType":"ecs","resourceType":"vm","productId":null,\
                "region":"cn-north-4","provider":"CLOUD","chargingMode":"ON_DEMAND","lineType":"USAGE",\
                "tags":{"Stage":"prod","team":"ai"}}}],"lineNos":[42,43],"decisions":[["p-1","p-2",\
                "REBIND_COOLDOWN","2026-07","2026-08","2026-08","CLOSED_PERIOD",7,"2026-06","2026-06",41,"2026-06",\
                true,false],[null,null,null,"2026-07",null,null,null,0,"2026-07",null,null,null,false,true]]}""");
    }

    @Test
    void neverHasMoreLinesThanDecisions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinesDecided("arrival", List.of(), List.of(42L), List.of()));
    }
}
