package org.partnerledger.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calendar.CalendarEdition;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;

class RulesSnapshotTest {

    private static final Period JULY = Period.of("2026-07");

    @Test
    void beginsWithTheDefaultsAndTheBuiltInCalendars() {
        RulesSnapshot rules = RulesSnapshot.DEFAULT;

        assertThat(rules.rulesNo()).isZero();
        assertThat(rules.parameters()).isEqualTo(Parameters.DEFAULT);
        assertThat(rules.catalogue().classOf("ecs", null, null, JULY)).isEqualTo(ProductClass.GENERAL);
        assertThat(rules.calendar().isPublished(2026)).isTrue();
        assertThat(rules.calendar("DE").isPublished(2026)).isFalse();
    }

    @Test
    void followsEveryPut() {
        var noEcs = List.of(new CatalogueEntry("ecs", null, null, ProductClass.NO_PERFORMANCE));
        var edition = new CalendarEdition("DE", 2026, "a law", List.of(LocalDate.parse("2026-10-03")), List.of());

        RulesSnapshot rules = RulesSnapshot.DEFAULT
                .after(new ParametersPut(1, Parameters.DEFAULT))
                .after(new CataloguePut(2, JULY, noEcs))
                .after(new CalendarPut(3, edition));

        assertThat(rules.rulesNo()).isEqualTo(3);
        assertThat(rules.catalogue().classOf("ecs", null, null, JULY)).isEqualTo(ProductClass.NO_PERFORMANCE);
        assertThat(rules.calendar("DE").editions()).containsExactly(edition);
        assertThat(rules.calendar().isPublished(2024)).as("the others stay").isTrue();
    }

    @Test
    void keepsTheBuiltInYearsBesideOneThatIsPut() {
        var edition = new CalendarEdition("CN", 2027, "a notice", List.of(), List.of());

        RulesSnapshot rules = RulesSnapshot.DEFAULT.after(new CalendarPut(1, edition));

        assertThat(rules.calendar().isPublished(2027)).isTrue();
        assertThat(rules.calendar().isWorkday(LocalDate.parse("2026-10-01"))).isFalse();
    }

    @Test
    void stopsWhereAPutIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RulesSnapshot.DEFAULT.after(new ParametersPut(2, Parameters.DEFAULT)));
    }
}
