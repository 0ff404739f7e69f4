package org.partnerledger.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.opportunity.OpportunityId;
import org.partnerledger.core.payout.PayoutId;
import org.partnerledger.core.project.ProjectId;

class IdsTest {

    private static final String FACE = "😀";

    @ParameterizedTest
    @ValueSource(strings = {"a", "p-1/2", "%2F", " ", "伙伴", "…"})
    void takesAnyCharacters(String id) {
        assertThat(Ids.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u0000", "\u007f", "\u0085", "\ud83d", "\ude00x"})
    void refusesNothingControlsAndHalvesOfCharacters(String id) {
        assertThat(Ids.isValid(id)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.requireValid(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u0085", "😀", "a😀", "😀b😀"})
    void canStoreEveryTextOfWholeCharacters(String text) {
        assertThat(Ids.isStorable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\ud83d", "a\ud83d", "\ude00x", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void cannotStoreNulAndHalvesOfCharacters(String text) {
        assertThat(Ids.isStorable(text)).isFalse();
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(Ids.isValid("x".repeat(200))).isTrue();
        assertThat(Ids.isValid("x".repeat(201))).isFalse();
        assertThat(Ids.isValid(FACE.repeat(200))).isTrue();
        assertThat(Ids.isValid(FACE.repeat(201))).isFalse();
    }

    @Test
    void ordersByCodePoint() {
        // By UTF-16 unit the face (D83D …) would come before the full-width letter (FF21).
        assertThat(Stream.of("Ａ", FACE, "b", "B", "a", "ab", "中").sorted(Ids.BY_CODE_POINT))
                .containsExactly("B", "a", "ab", "b", "中", "Ａ", FACE);
        assertThat(Ids.BY_CODE_POINT.compare("a", "a")).isZero();
        assertThat(Stream.of(FACE + "b", FACE + "a", "😁").sorted(Ids.BY_CODE_POINT))
                .containsExactly(FACE + "a", FACE + "b", "😁");
    }

    @Test
    void ordersWhatIsStoredByName() {
        Map<String, Integer> inOrder = Ids.inOrder(Map.of(FACE, 1, "Ａ", 2, "b", 3, "B", 4));

        assertThat(inOrder.keySet()).containsExactly("B", "b", "Ａ", FACE);
        assertThat(inOrder).containsEntry("Ａ", 2);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> inOrder.put("c", 5));
        assertThat(Ids.inOrder(Map.of())).isEmpty();
    }

    @Test
    void ordersTypedIdsTheSameWay() {
        assertThat(new PartnerId(FACE)).isGreaterThan(new PartnerId("Ａ"));
        assertThat(new CustomerId(FACE)).isGreaterThan(new CustomerId("Ａ"));
        assertThat(new PlanId(FACE)).isGreaterThan(new PlanId("Ａ"));
        assertThat(List.of(new PartnerId("p"), new CustomerId("p"), new PlanId("p")))
                .allSatisfy(id -> assertThat(id).hasToString("p"));
    }

    @Test
    void makesTypedIdsThatAreValid() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PartnerId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClaimId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpportunityId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new PayoutId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProjectId(""));
    }
}
