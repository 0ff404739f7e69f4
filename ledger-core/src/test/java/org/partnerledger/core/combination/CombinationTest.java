package org.partnerledger.core.combination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;

/** A combination has one number, so that two are equal exactly where all of their components are. */
class CombinationTest {

    private static final Combination ONE = new Combination(
            Association.RESALE,
            Segment.MID_LONG_TAIL,
            "ecs",
            "vm",
            "sku-1",
            "cn-north-4",
            Provider.CLOUD,
            ChargingMode.ON_DEMAND,
            LineType.USAGE,
            Map.of("team", "ai"));

    @Test
    void equalsWhatHasTheSameComponents() {
        var other = new Combination(
                Association.RESALE,
                Segment.MID_LONG_TAIL,
                new String("ecs"),
                new String("vm"),
                new String("sku-1"),
                new String("cn-north-4"),
                Provider.CLOUD,
                ChargingMode.ON_DEMAND,
                LineType.USAGE,
                Map.of("team", "ai"));

        assertThat(other).isEqualTo(ONE).hasSameHashCodeAs(ONE);
    }

    @ParameterizedTest
    @MethodSource
    void differsInEveryComponent(Combination other) {
        assertThat(other).isNotEqualTo(ONE);
        assertThat(Set.of(ONE, other)).hasSize(2);
    }

    static Stream<Combination> differsInEveryComponent() {
        Combination it = ONE;
        return Stream.of(
                new Combination(
                        Association.REFERRAL,
                        it.segment(),
                        "ecs",
                        "vm",
                        "sku-1",
                        "cn-north-4",
                        it.provider(),
                        it.chargingMode(),
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        Segment.ENTERPRISE,
                        "ecs",
                        "vm",
                        "sku-1",
                        "cn-north-4",
                        it.provider(),
                        it.chargingMode(),
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "obs",
                        "vm",
                        "sku-1",
                        "cn-north-4",
                        it.provider(),
                        it.chargingMode(),
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "ecs",
                        null,
                        "sku-1",
                        "cn-north-4",
                        it.provider(),
                        it.chargingMode(),
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "ecs",
                        "vm",
                        null,
                        "cn-north-4",
                        it.provider(),
                        it.chargingMode(),
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "ecs",
                        "vm",
                        "sku-1",
                        null,
                        it.provider(),
                        it.chargingMode(),
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "ecs",
                        "vm",
                        "sku-1",
                        "cn-north-4",
                        Provider.MARKETPLACE,
                        it.chargingMode(),
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "ecs",
                        "vm",
                        "sku-1",
                        "cn-north-4",
                        it.provider(),
                        ChargingMode.PREPAID,
                        it.lineType(),
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "ecs",
                        "vm",
                        "sku-1",
                        "cn-north-4",
                        it.provider(),
                        it.chargingMode(),
                        LineType.PURCHASE,
                        it.tags()),
                new Combination(
                        it.association(),
                        it.segment(),
                        "ecs",
                        "vm",
                        "sku-1",
                        "cn-north-4",
                        it.provider(),
                        it.chargingMode(),
                        it.lineType(),
                        Map.of("team", "web")));
    }
}
