package org.partnerledger.core.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.Shanghai.day;
import static org.partnerledger.core.partner.PartnerFixture.CNY;
import static org.partnerledger.core.partner.PartnerFixture.resale;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal.Kind;
import org.partnerledger.core.partner.PartnerRefusal.CurrencyOfDistributor;
import org.partnerledger.core.partner.PartnerRefusal.EndsBeforeItBegins;
import org.partnerledger.core.partner.PartnerRefusal.NoOpenLink;
import org.partnerledger.core.partner.PartnerRefusal.NotMember;
import org.partnerledger.core.partner.PartnerRefusal.OverlappingLink;
import org.partnerledger.core.partner.PartnerRefusal.StillMember;
import org.partnerledger.core.partner.PartnerRefusal.UnknownPartner;

/** What quarantine shows of every no: the contract's code, the member at fault, a sentence for people. */
class PartnerRefusalTest {

    private static final PartnerId P1 = new PartnerId("p-1");
    private static final CustomerId C1 = new CustomerId("c-1");
    private static final CurrencyCode USD = new CurrencyCode("USD");
    private static final Link MARCH = resale("p-1", "2026-03-01", "2026-04-01");
    private static final Link OPEN = resale("p-2", "2026-03-15", null);

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        new UnknownPartner(P1, "/data/partnerId"),
                        Kind.UNKNOWN,
                        "UNKNOWN_PARTNER",
                        "/data/partnerId",
                        "nobody enrolled partner p-1"),
                Arguments.of(
                        new CurrencyOfDistributor(P1, USD, CNY),
                        Kind.AGAINST_TERMS,
                        "CURRENCY_MISMATCH",
                        "/data/currency",
                        "partner p-1 is tier 2 and has USD, its tier 1 has CNY"),
                Arguments.of(
                        new StillMember(P1, day("2026-03-01")),
                        Kind.WRONG_STATE,
                        "OUT_OF_ORDER",
                        "",
                        "partner p-1 is a member already; it would have to have left before 2026-02-28T16:00:00Z"),
                Arguments.of(
                        new NotMember(P1, day("2026-03-01")),
                        Kind.WRONG_STATE,
                        "OUT_OF_ORDER",
                        "",
                        "partner p-1 has no membership that could end at 2026-02-28T16:00:00Z"),
                Arguments.of(
                        new OverlappingLink(C1, MARCH, OPEN),
                        Kind.WRONG_STATE,
                        "OVERLAPPING_LINK",
                        "/data/from",
                        "customer c-1 is linked to p-1 from 2026-02-28T16:00:00Z to 2026-03-31T16:00:00Z, the new link"
                                + " begins at 2026-03-14T16:00:00Z"),
                Arguments.of(
                        new OverlappingLink(C1, OPEN, MARCH),
                        Kind.WRONG_STATE,
                        "OVERLAPPING_LINK",
                        "/data/from",
                        "customer c-1 is linked to p-2 from 2026-03-14T16:00:00Z, the new link begins at"
                                + " 2026-02-28T16:00:00Z"),
                Arguments.of(
                        new NoOpenLink(C1),
                        Kind.UNKNOWN,
                        "UNKNOWN_REFERENCE",
                        "/data/customerId",
                        "customer c-1 has no open link that could end"),
                Arguments.of(
                        new EndsBeforeItBegins(C1, day("2026-03-01"), day("2026-03-01")),
                        Kind.WRONG_STATE,
                        "OUT_OF_ORDER",
                        "/data/to",
                        "the link of customer c-1 that begins at 2026-02-28T16:00:00Z cannot end at"
                                + " 2026-02-28T16:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void saysItsCodeItsPlaceAndItsReason(
            PartnerRefusal refusal, Kind kind, String code, String pointer, String message) {
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.pointer()).isEqualTo(pointer);
        assertThat(refusal.message()).isEqualTo(message);
    }

    @Test
    void namesWhatItWaitsFor() {
        assertThat(new UnknownPartner(P1, "").awaits()).isEqualTo("partner:p-1");
        assertThat(new NoOpenLink(C1).awaits()).isEqualTo("link:c-1");
        assertThat(new StillMember(P1, day("2026-03-01")).awaits()).isNull();
    }
}
