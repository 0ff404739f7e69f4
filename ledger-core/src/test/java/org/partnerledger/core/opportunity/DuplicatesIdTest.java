package org.partnerledger.core.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.CustomerId;

/** What makes two opportunities the same one (docs/rules/projects.md). */
class DuplicatesIdTest {

    private static final CustomerId CUSTOMER = new CustomerId("c-1");

    @Test
    void tellsByCustomerAndTitleApartFromCaseAndSpaces() {
        assertThat(DuplicatesId.of(CUSTOMER, "Somebody", " A  Big Move "))
                .isEqualTo(DuplicatesId.of(CUSTOMER, null, "a big move"));
        assertThat(DuplicatesId.of(CUSTOMER, null, "a big move"))
                .isNotEqualTo(DuplicatesId.of(new CustomerId("c-2"), null, "a big move"))
                .isNotEqualTo(DuplicatesId.of(CUSTOMER, null, "a small move"));
    }

    @Test
    void tellsACustomerWithoutIdByItsName() {
        DuplicatesId somebody = DuplicatesId.of(null, "Some Body", "a move");

        assertThat(DuplicatesId.of(null, " some  body ", "A move")).isEqualTo(somebody);
        assertThat(DuplicatesId.of(null, "nobody", "a move")).isNotEqualTo(somebody);
        assertThat(DuplicatesId.of(null, null, "a move")).isNotEqualTo(somebody);
        assertThat(DuplicatesId.of(new CustomerId("some body"), null, "a move"))
                .as("a name is no id")
                .isNotEqualTo(somebody);
    }

    @Test
    void holdsNoName() {
        assertThat(DuplicatesId.of(null, "Somebody", "a move").toString())
                .startsWith("duplicates:")
                .doesNotContainIgnoringCase("somebody");
    }
}
