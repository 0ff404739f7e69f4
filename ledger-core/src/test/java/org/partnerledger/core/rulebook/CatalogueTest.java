package org.partnerledger.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.partnerledger.core.rulebook.ProductClass.GENERAL;
import static org.partnerledger.core.rulebook.ProductClass.NO_PERFORMANCE;
import static org.partnerledger.core.rulebook.ProductClass.NO_REBATE;
import static org.partnerledger.core.rulebook.ProductClass.SPECIFIC;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.Period;

/** The examples of docs/rules/catalogue.md. */
class CatalogueTest {

    private static final Period JANUARY = Period.of("2026-01");

    private final Catalogue catalogue = Catalogue.EMPTY.with(
            JANUARY,
            List.of(
                    entry("ecs", null, null, SPECIFIC),
                    entry("ecs", "vm", null, NO_PERFORMANCE),
                    entry("ecs", null, "gpu-1", NO_REBATE),
                    entry("ecs", "vm", "gpu-2", GENERAL)));

    @ParameterizedTest(name = "{0} {1} {2} is {3}: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            ecs, -,    -,     SPECIFIC,       the service alone
            ecs, disk, -,     SPECIFIC,       no entry for this resource type
            ecs, vm,   -,     NO_PERFORMANCE, the resource type weighs more than the service
            ecs, vm,   gpu-9, NO_PERFORMANCE, no entry for this product
            ecs, vm,   gpu-1, NO_REBATE,      the product weighs more than the resource type
            ecs, disk, gpu-1, NO_REBATE,      whatever the resource type
            ecs, -,    gpu-1, NO_REBATE,      or without one
            ecs, vm,   gpu-2, GENERAL,        the full match weighs most
            ecs, -,    gpu-2, SPECIFIC,       that entry asks for the resource type too
            obs, -,    -,     GENERAL,        no match
            ECS, -,    -,     GENERAL,        names are compared letter by letter
            """)
    void letsTheMostSpecificEntryWin(
            String service, @Nullable String resource, @Nullable String product, ProductClass expected, String why) {
        assertThat(catalogue.classOf(service, resource, product, JANUARY))
                .as(why)
                .isEqualTo(expected);
    }

    @Test
    void isTheSameAsAnotherOfTheSameLists() {
        List<CatalogueEntry> one = List.of(entry("ecs", null, null, SPECIFIC));
        Catalogue same = Catalogue.EMPTY.with(JANUARY, one);

        assertThat(Catalogue.EMPTY.with(JANUARY, one)).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(same).isNotEqualTo(Catalogue.EMPTY);
        assertThat(same).isNotEqualTo(catalogue);
    }

    @Test
    void holdsFromItsMonthUntilALaterListIsPut() {
        var april = Period.of("2026-04");
        Catalogue changed = catalogue.with(april, List.of(entry("obs", null, null, SPECIFIC)));

        assertThat(changed.classOf("ecs", null, null, Period.of("2025-12"))).isEqualTo(GENERAL);
        assertThat(changed.classOf("ecs", null, null, JANUARY)).isEqualTo(SPECIFIC);
        assertThat(changed.classOf("ecs", null, null, Period.of("2026-03"))).isEqualTo(SPECIFIC);
        assertThat(changed.classOf("ecs", null, null, april))
                .as("a list is whole")
                .isEqualTo(GENERAL);
        assertThat(changed.classOf("obs", null, null, Period.of("2027-01"))).isEqualTo(SPECIFIC);
        assertThat(changed.listMonthFor(Period.of("2026-03"))).isEqualTo(JANUARY);
        assertThat(changed.listMonthFor(Period.of("2025-12"))).isNull();
    }

    @Test
    void replacesTheWholeListOfAMonth() {
        Catalogue emptied = catalogue.with(JANUARY, List.of());

        assertThat(emptied.classOf("ecs", null, null, JANUARY)).isEqualTo(GENERAL);
        assertThat(emptied.listOf(JANUARY)).isEmpty();
        assertThat(catalogue.listOf(JANUARY)).as("the old one is as it was").hasSize(4);
    }

    @Test
    void acceptsTheSameEntryTwiceButNoContradiction() {
        var twice = List.of(entry("ecs", null, null, SPECIFIC), entry("ecs", null, null, SPECIFIC));
        var against = List.of(entry("ecs", null, null, SPECIFIC), entry("ecs", null, null, GENERAL));

        assertThat(Catalogue.EMPTY.with(JANUARY, twice).classOf("ecs", null, null, JANUARY))
                .isEqualTo(SPECIFIC);
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.EMPTY.with(JANUARY, against));
    }

    private static CatalogueEntry entry(
            String service, @Nullable String resource, @Nullable String product, ProductClass productClass) {
        return new CatalogueEntry(service, resource, product, productClass);
    }
}
