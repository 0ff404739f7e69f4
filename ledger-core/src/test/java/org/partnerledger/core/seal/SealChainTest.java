package org.partnerledger.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.seal.SealFixture.AUGUST;
import static org.partnerledger.core.seal.SealFixture.BASIS;
import static org.partnerledger.core.seal.SealFixture.JULY;
import static org.partnerledger.core.seal.SealFixture.KEY;
import static org.partnerledger.core.seal.SealFixture.PARTNER;
import static org.partnerledger.core.seal.SealFixture.SIGNATURE;
import static org.partnerledger.core.seal.SealFixture.close;
import static org.partnerledger.core.seal.SealFixture.files;
import static org.partnerledger.core.seal.SealFixture.seal;
import static org.partnerledger.core.seal.SealFixture.sealed;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.SealEvent.CloseSealed;
import org.partnerledger.core.seal.SealEvent.PartnerPeriodSealed;
import org.partnerledger.core.seal.SealRefusal.ChainMoved;
import org.partnerledger.core.seal.SealRefusal.OutOfOrder;

class SealChainTest {

    private AggregateTestFixture<PartnerSeals> partner;
    private AggregateTestFixture<CloseSeals> closes;

    @BeforeEach
    void nothingSealed() {
        partner = new AggregateTestFixture<>(PartnerSeals.class);
        closes = new AggregateTestFixture<>(CloseSeals.class);
    }

    @Test
    void beginsWithAMonthThatHasNoneBefore() {
        partner.givenNoPriorActivity().when(seal(JULY)).expectEvents(periodSealed(JULY, sealed(JULY, 1)));
    }

    @Test
    void beginsWithACloseThatHasNoneBefore() {
        closes.givenNoPriorActivity().when(seal(close(JULY, 1))).expectEvents(closeSealed(close(JULY, 1)));
    }

    @Nested
    class OnceJulyIsSealed {

        private final PeriodSeal july = sealed(JULY, 1);
        private final CloseSeal julyClose = close(JULY, 1);

        @Test
        void stays() {
            partner.given(periodSealed(JULY, july))
                    .when(seal(JULY))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void augustNamesIt() {
            partner.given(periodSealed(JULY, july))
                    .when(seal(AUGUST))
                    .expectEvents(periodSealed(AUGUST, sealed(AUGUST, 2, july)));
        }

        @Test
        void juneCannotFollow() {
            Period june = Period.of("2026-06");
            partner.given(periodSealed(JULY, july))
                    .when(seal(june))
                    .expectNoEvents()
                    .expectException(refusedWith(new OutOfOrder(PARTNER, june, JULY)));
        }

        @Test
        void theNextCloseNamesIt() {
            closes.given(closeSealed(julyClose))
                    .when(seal(close(AUGUST, 2, julyClose)))
                    .expectEvents(closeSealed(close(AUGUST, 2, julyClose)));
        }

        @Test
        void aCloseSignedForAnotherPlaceIsRefused() {
            closes.given(closeSealed(julyClose))
                    .when(seal(close(AUGUST, 2)))
                    .expectNoEvents()
                    .expectException(refusedWith(new ChainMoved(2, 1, julyClose.hash())));
            closes.given(closeSealed(julyClose))
                    .when(seal(close(AUGUST, 3, julyClose)))
                    .expectNoEvents()
                    .expectException(refusedWith(new ChainMoved(3, 1, julyClose.hash())));
        }
    }

    @Test
    void noPartOfASealCanChangeUnseen() {
        PeriodSeal july = sealed(JULY, 1);
        assertThat(List.of(
                                july,
                                sealed(AUGUST, 1),
                                sealed(JULY, 2),
                                sealed(JULY, 1, july),
                                new PeriodSeal(PARTNER, JULY, 1, Hash.OF_NOTHING, null, july.sealedAt()),
                                new PeriodSeal(
                                        PARTNER,
                                        JULY,
                                        1,
                                        july.root(),
                                        null,
                                        july.sealedAt().plusMillis(1)))
                        .stream()
                        .map(PeriodSeal::hash))
                .doesNotHaveDuplicates();
    }

    private static PartnerPeriodSealed periodSealed(Period period, PeriodSeal seal) {
        return new PartnerPeriodSealed(seal, files(period.toString()), BASIS);
    }

    private static CloseSealed closeSealed(CloseSeal seal) {
        return new CloseSealed(seal, List.of(PARTNER), KEY, SIGNATURE);
    }
}
