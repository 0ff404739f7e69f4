package org.partnerledger.core.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.core.rulebook.Catalogue;
import org.partnerledger.core.rulebook.CatalogueEntry;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.ProductClass;
import org.partnerledger.core.rulebook.RulesSnapshot;

/** Reasons 4 to 6 of domain.md, section 3, and their order after the first three. */
class EligibilityTest {

    private static final Period JULY = Period.of("2026-07");
    private static final Period AUGUST = Period.of("2026-08");

    /** {@code sms} brings no performance from July on, {@code rds} no rebate. */
    private static final Catalogue CATALOGUE = Catalogue.EMPTY.with(
            JULY,
            List.of(
                    new CatalogueEntry("sms", null, null, ProductClass.NO_PERFORMANCE),
                    new CatalogueEntry("rds", null, null, ProductClass.NO_REBATE)));

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            PARTNER_NOT_IN_PROGRAMME, MARKETPLACE, WRITE_OFF,                  sms, PARTNER_NOT_IN_PROGRAMME
            REBIND_COOLDOWN,          CLOUD,       USAGE,                      ecs, REBIND_COOLDOWN
            -,                        MARKETPLACE, WRITE_OFF,                  sms, MARKETPLACE_EXCLUDED
            -,                        CLOUD,       WRITE_OFF,                  sms, LINE_TYPE_EXCLUDED
            -,                        CLOUD,       STORED_VALUE_CARD_PURCHASE, ecs, LINE_TYPE_EXCLUDED
            -,                        CLOUD,       ADJUSTMENT_COMPENSATION,    ecs, LINE_TYPE_EXCLUDED
            -,                        CLOUD,       ADJUSTMENT_CHARGE,          ecs, LINE_TYPE_EXCLUDED
            -,                        CLOUD,       USAGE,                      sms, PRODUCT_NO_PERFORMANCE
            -,                        CLOUD,       USAGE,                      rds, -
            -,                        CLOUD,       USAGE,                      ecs, -
            """)
    void namesTheFirstReason(
            @Nullable Exclusion ofLine,
            Provider provider,
            LineType type,
            String service,
            @Nullable Exclusion expected) {
        var rules = new RulesSnapshot(1, Parameters.DEFAULT, CATALOGUE, Map.of());

        assertThat(Eligibility.reason(key(ofLine, JULY), combination(provider, type, service), rules))
                .isEqualTo(expected);
    }

    @Test
    void countsTheMarketplaceWhereTheParameterSaysSo() {
        var rules = new RulesSnapshot(
                1, LittleParameters.parameters().marketplaceCounts().build(), CATALOGUE, Map.of());

        assertThat(Eligibility.reason(key(null, JULY), combination(Provider.MARKETPLACE, LineType.USAGE, "ecs"), rules))
                .isNull();
    }

    @Test
    void asksTheCatalogueOfTheClassMonth() {
        var rules = new RulesSnapshot(1, Parameters.DEFAULT, CATALOGUE, Map.of());
        Combination sms = combination(Provider.CLOUD, LineType.USAGE, "sms");

        assertThat(Eligibility.reason(key(null, Period.of("2026-06")), sms, rules))
                .isNull();
        assertThat(Eligibility.reason(key(null, AUGUST), sms, rules)).isEqualTo(Exclusion.PRODUCT_NO_PERFORMANCE);
        assertThat(Eligibility.classOf(sms, AUGUST, rules)).isEqualTo(ProductClass.NO_PERFORMANCE);
        assertThat(Eligibility.classOf(sms, Period.of("2026-06"), rules)).isEqualTo(ProductClass.GENERAL);
    }

    @Test
    void keepsTagsByName() {
        var filter = new TagFilter(Set.of("team"));

        assertThat(filter.of(Map.of("team", "ai", "note", "x"))).containsExactly(Map.entry("team", "ai"));
        assertThat(filter.of(Map.of())).isEmpty();
        assertThat(TagFilter.NONE.of(Map.of("team", "ai"))).isEmpty();
    }

    private static GroupKey key(@Nullable Exclusion excluded, Period classMonth) {
        return new GroupKey(1, excluded, null, AUGUST, AUGUST, classMonth, AUGUST, null);
    }

    private static Combination combination(Provider provider, LineType type, String service) {
        return new Combination(
                Association.RESALE,
                Segment.ENTERPRISE,
                service,
                null,
                null,
                null,
                provider,
                ChargingMode.ON_DEMAND,
                type,
                Map.of());
    }
}
