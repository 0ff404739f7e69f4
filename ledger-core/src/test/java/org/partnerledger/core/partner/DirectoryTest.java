package org.partnerledger.core.partner;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.partnerledger.core.kernel.Shanghai.at;
import static org.partnerledger.core.kernel.Shanghai.day;
import static org.partnerledger.core.partner.PartnerFixture.certified;
import static org.partnerledger.core.partner.PartnerFixture.enrolled;
import static org.partnerledger.core.partner.PartnerFixture.enrolledBelow;
import static org.partnerledger.core.partner.PartnerFixture.left;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.resale;
import static org.partnerledger.core.partner.PartnerFixture.unlinked;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;

class DirectoryTest {

    private static final CustomerId C1 = new CustomerId("c-1");

    private final Directory directory = new Directory();

    @ParameterizedTest(name = "at {0} it is linked to {1}")
    @CsvSource(nullValues = "nobody", textBlock = """
            2026-02-28T23:59:59, nobody
            2026-03-01T00:00:00, p-1
            2026-04-30T23:59:59, p-1
            2026-05-01T00:00:00, nobody
            2026-05-31T23:59:59, nobody
            2026-06-01T00:00:00, p-2
            2036-06-01T00:00:00, p-2
            """)
    void findsTheLinkOfAnInstant(String instant, @Nullable String partner) {
        directory.apply(linked("c-1", resale("p-1", "2026-03-01", null)));
        directory.apply(unlinked("c-1", "2026-05-01"));
        directory.apply(linked("c-1", resale("p-2", "2026-06-01", null)));

        Link link = directory.linkAt(C1, at(instant));

        assertThat(link == null ? null : link.partnerId().value()).isEqualTo(partner);
    }

    @Test
    void knowsNoLinksOfACustomerNobodyLinked() {
        assertThat(directory.linksOf(C1)).isEmpty();
        assertThat(directory.linkAt(C1, day("2026-07-01"))).isNull();
        assertThat(directory.partner(new PartnerId("p-1"))).isNull();
    }

    @ParameterizedTest(name = "at {0} a member: {1}")
    @CsvSource(textBlock = """
            2025-12-31T23:59:59, false
            2026-01-01T00:00:00, true
            2026-06-30T23:59:59, true
            2026-07-01T00:00:00, false
            2026-08-31T23:59:59, false
            2026-09-01T00:00:00, true
            """)
    void knowsWhoIsAMemberWhen(String instant, boolean member) {
        directory.apply(enrolled("p-1", "2026-01-01"));
        directory.apply(left("p-1", "2026-07-01"));
        directory.apply(enrolled("p-1", "2026-09-01"));

        assertThat(partner("p-1").isMemberAt(at(instant))).isEqualTo(member);
    }

    @ParameterizedTest(name = "at {0} certified: {1}")
    @CsvSource(textBlock = """
            2026-01-31T23:59:59, false
            2026-02-01T00:00:00, true
            2026-02-28T23:59:59, true
            2026-03-01T00:00:00, false
            2026-05-01T00:00:00, true
            2036-05-01T00:00:00, true
            """)
    void knowsWhoIsCertifiedWhen(String instant, boolean valid) {
        directory.apply(enrolled("p-1", "2026-01-01"));
        directory.apply(certified("p-1", "2026-02-01", "2026-03-01"));
        directory.apply(certified("p-1", "2026-05-01", null));

        assertThat(partner("p-1").isCertifiedAt(at(instant))).isEqualTo(valid);
    }

    @Test
    void takesAPartnerWithoutAnyRecordForCertified() {
        directory.apply(enrolled("p-1", "2026-01-01"));

        assertThat(partner("p-1").isCertifiedAt(day("2020-01-01"))).isTrue();
    }

    @Test
    void knowsTheTierOneBehindAPartner() {
        directory.apply(enrolled("p-1", "2026-01-01"));
        directory.apply(enrolledBelow("p-1", "p-2", "2026-01-01"));

        assertThat(partner("p-1").isTierOne()).isTrue();
        assertThat(partner("p-2").isTierOne()).isFalse();
        assertThat(directory.tierOneOf(new PartnerId("p-2"))).isEqualTo(new PartnerId("p-1"));
        assertThat(directory.tierOneOf(new PartnerId("p-1"))).isEqualTo(new PartnerId("p-1"));
        assertThat(directory.tierOneOf(new PartnerId("p-9"))).isEqualTo(new PartnerId("p-9"));
    }

    @Test
    void knowsWhenAPartnerLeft() {
        directory.apply(enrolled("p-1", "2026-01-01"));
        assertThat(partner("p-1").leftAt()).isNull();

        directory.apply(left("p-1", "2026-07-01"));
        assertThat(partner("p-1").leftAt()).isEqualTo(day("2026-07-01"));

        directory.apply(enrolled("p-1", "2026-09-01"));
        assertThat(partner("p-1").leftAt()).as("enrolled again").isNull();
    }

    @Test
    void keepsCertificationsWhenAPartnerIsEnrolledAgain() {
        directory.apply(enrolled("p-1", "2026-01-01"));
        directory.apply(certified("p-1", "2026-01-01", "2026-02-01"));
        directory.apply(left("p-1", "2026-07-01"));
        directory.apply(enrolled("p-1", "2026-09-01"));

        assertThat(partner("p-1").isCertifiedAt(day("2026-09-01"))).isFalse();
        assertThat(partner("p-1").memberships()).hasSize(2);
    }

    @Test
    void goesThroughPartnersByIdWhateverTheOrderOfArrival() {
        directory.apply(enrolled("p-2", "2026-01-01"));
        directory.apply(enrolled("p-1", "2026-01-01"));

        assertThat(directory.partners())
                .extracting(PartnerStanding::id)
                .containsExactly(new PartnerId("p-1"), new PartnerId("p-2"));
    }

    @Test
    void startsFromWhatAReadModelHasStored() {
        directory.apply(enrolled("p-1", "2026-01-01"));
        var stored = new Directory(
                Map.of(new PartnerId("p-1"), partner("p-1")), Map.of(C1, List.of(resale("p-1", "2026-03-01", null))));

        stored.apply(unlinked("c-1", "2026-05-01"));

        assertThat(stored.partner(new PartnerId("p-1"))).isEqualTo(partner("p-1"));
        assertThat(stored.linksOf(C1)).containsExactly(resale("p-1", "2026-03-01", "2026-05-01"));
    }

    @Test
    void takesAHistoryThatDoesNotFitForABug() {
        assertThatIllegalStateException().isThrownBy(() -> directory.apply(left("p-1", "2026-07-01")));
    }

    private PartnerStanding partner(String id) {
        return requireNonNull(directory.partner(new PartnerId(id)));
    }
}
