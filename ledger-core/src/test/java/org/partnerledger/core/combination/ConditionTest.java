package org.partnerledger.core.combination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.core.plan.PlanFixture;

class ConditionTest {

    /** A prepaid purchase of the GPU type {@code g1} in the north, for an enterprise, tagged stage=prod. */
    private static final Combination LINE = new Combination(
            Association.RESALE,
            Segment.ENTERPRISE,
            "ecs",
            "gpu",
            "g1",
            "cn-north-4",
            Provider.CLOUD,
            ChargingMode.PREPAID,
            LineType.PURCHASE,
            Map.of("stage", "prod"));

    private static final Combination BARE = new Combination(
            Association.RESALE,
            Segment.MID_LONG_TAIL,
            "obs",
            null,
            null,
            null,
            Provider.CLOUD,
            ChargingMode.ON_DEMAND,
            LineType.USAGE,
            Map.of());

    @Test
    void holdsForEverythingWhenItAsksNothing() {
        assertThat(Condition.ANY.matches(LINE)).isTrue();
        assertThat(Condition.ANY.matches(BARE)).isTrue();
        assertThat(Condition.ANY.tagNames()).isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(textBlock = """
            serviceTypes,  ecs,                true
            serviceTypes,  obs ecs,            true
            serviceTypes,  obs,                false
            serviceTypes,  ECS,                false
            resourceTypes, gpu,                true
            resourceTypes, vm,                 false
            productIds,    g1,                 true
            productIds,    g2,                 false
            regions,       cn-north-4,         true
            regions,       cn-north-1,         false
            chargingModes, PREPAID ON_DEMAND,  true
            chargingModes, ON_DEMAND,          false
            lineTypes,     PURCHASE,           true
            lineTypes,     RENEWAL,            false
            segments,      ENTERPRISE,         true
            segments,      MID_LONG_TAIL,      false
            """)
    void asksForOneOfSeveral(String member, String alternatives, boolean holds) {
        assertThat(when(member, alternatives).matches(LINE)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"resourceTypes, gpu", "productIds, g1", "regions, cn-north-4"})
    void doesNotHoldForALineThatHasNothingToCompare(String member, String alternatives) {
        assertThat(when(member, alternatives).matches(BARE)).isFalse();
    }

    @ParameterizedTest(name = "stage one of prod and test, line has {0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {"prod, true", "test, true", "dev, false", "-, false"})
    void asksForTheValueOfATag(@Nullable String value, boolean holds) {
        var condition = tagged(Map.of("stage", Set.of("prod", "test")));
        var line = PlanFixture.line("ecs", value == null ? Map.of() : Map.of("stage", value));

        assertThat(condition.matches(line)).isEqualTo(holds);
        assertThat(condition.tagNames()).containsExactly("stage");
    }

    @Test
    void holdsOnlyIfEverythingItAsksHolds() {
        var both = new Condition(
                Set.of("ecs"), Set.of(), Set.of(), Set.of("cn-north-4"), Set.of(), Set.of(), Set.of(), Map.of());
        var one = new Condition(
                Set.of("ecs"), Set.of(), Set.of(), Set.of("cn-south-1"), Set.of(), Set.of(), Set.of(), Map.of());
        var twoTags = tagged(Map.of("stage", Set.of("prod"), "team", Set.of("a")));

        assertThat(both.matches(LINE)).isTrue();
        assertThat(one.matches(LINE)).isFalse();
        assertThat(twoTags.matches(LINE)).isFalse();
    }

    private static Condition when(String member, String alternatives) {
        var draft = new PlanFixture.Draft();
        draft.when = PlanFixture.when(member, List.of(alternatives.split(" ")).toArray(String[]::new));
        return PlanFixture.published(draft.build()).when();
    }

    private static Condition tagged(Map<String, Set<String>> tags) {
        return new Condition(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), tags);
    }
}
