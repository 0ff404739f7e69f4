package org.partnerledger.core.combination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;

/** A combination has one number, so that two are equal exactly where all of their components are. */
class CombinationTest {

    private static final String ONE = "RESALE MID_LONG_TAIL ecs vm sku-1 cn-north-4 CLOUD ON_DEMAND USAGE ai";

    @Test
    void equalsWhatHasTheSameComponents() {
        assertThat(of(ONE)).isEqualTo(of(ONE)).hasSameHashCodeAs(of(ONE));
        assertThat(Map.of(of(ONE), 1)).containsKey(of(ONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REFERRAL MID_LONG_TAIL ecs vm sku-1 cn-north-4 CLOUD ON_DEMAND USAGE ai",
                "RESALE ENTERPRISE ecs vm sku-1 cn-north-4 CLOUD ON_DEMAND USAGE ai",
                "RESALE MID_LONG_TAIL obs vm sku-1 cn-north-4 CLOUD ON_DEMAND USAGE ai",
                "RESALE MID_LONG_TAIL ecs - sku-1 cn-north-4 CLOUD ON_DEMAND USAGE ai",
                "RESALE MID_LONG_TAIL ecs vm - cn-north-4 CLOUD ON_DEMAND USAGE ai",
                "RESALE MID_LONG_TAIL ecs vm sku-1 - CLOUD ON_DEMAND USAGE ai",
                "RESALE MID_LONG_TAIL ecs vm sku-1 cn-north-4 MARKETPLACE ON_DEMAND USAGE ai",
                "RESALE MID_LONG_TAIL ecs vm sku-1 cn-north-4 CLOUD PREPAID USAGE ai",
                "RESALE MID_LONG_TAIL ecs vm sku-1 cn-north-4 CLOUD ON_DEMAND PURCHASE ai",
                "RESALE MID_LONG_TAIL ecs vm sku-1 cn-north-4 CLOUD ON_DEMAND USAGE web"
            })
    void differsInEveryComponent(String other) {
        assertThat(of(other)).isNotEqualTo(of(ONE));
        assertThat(Set.of(of(ONE), of(other))).hasSize(2);
    }

    /** From its components in order, the last one the value of a tag; {@code -} is null. */
    private static Combination of(String components) {
        List<String> it = List.of(components.split(" ", -1));
        return new Combination(
                Association.valueOf(it.get(0)),
                Segment.valueOf(it.get(1)),
                it.get(2),
                orNull(it.get(3)),
                orNull(it.get(4)),
                orNull(it.get(5)),
                Provider.valueOf(it.get(6)),
                ChargingMode.valueOf(it.get(7)),
                LineType.valueOf(it.get(8)),
                Map.of("team", it.get(9)));
    }

    private static @Nullable String orNull(String component) {
        return component.equals("-") ? null : component;
    }
}
