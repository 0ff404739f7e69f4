package org.partnerledger.api.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.statement.StatementState;

/** Nothing is left without words in a language. */
class WordingTest {

    @Test
    void hasTheSameKeysInBothLanguages() throws IOException {
        assertThat(Messages.of("/wording/documents.properties").keySet())
                .isEqualTo(Messages.of("/wording/documents_zh.properties").keySet());
    }

    @Test
    void hasWordsForEveryCode() {
        for (Wording.Language language : Wording.Language.values()) {
            Wording wording = Wording.in(language);
            for (RowCode code : RowCode.values()) {
                assertThat(wording.has("row." + code)).as(language + " " + code).isTrue();
            }
            for (Exclusion reason : Exclusion.values()) {
                assertThat(wording.has("reason." + reason))
                        .as(language + " " + reason)
                        .isTrue();
            }
            for (CarryCause cause : CarryCause.values()) {
                assertThat(wording.has("cause." + cause))
                        .as(language + " " + cause)
                        .isTrue();
            }
            for (StatementState state : StatementState.values()) {
                assertThat(wording.has("state." + state))
                        .as(language + " " + state)
                        .isTrue();
            }
            for (Means means : Means.values()) {
                assertThat(wording.has("means." + means.json()))
                        .as(language + " " + means)
                        .isTrue();
            }
        }
    }

    @Test
    void showsACodeThatHasNoWordsAsItIs() {
        assertThat(Wording.in(Wording.Language.ZH).text("reason.NEW_CODE")).isEqualTo("NEW_CODE");
    }
}
