package org.partnerledger.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.seal.SealFixture.BASIS;
import static org.partnerledger.core.seal.SealFixture.JULY;
import static org.partnerledger.core.seal.SealFixture.KEY;
import static org.partnerledger.core.seal.SealFixture.PARTNER;
import static org.partnerledger.core.seal.SealFixture.SIGNATURE;
import static org.partnerledger.core.seal.SealFixture.close;
import static org.partnerledger.core.seal.SealFixture.files;
import static org.partnerledger.core.seal.SealFixture.sealed;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.seal.SealEvent.CloseSealed;
import org.partnerledger.core.seal.SealEvent.PartnerPeriodSealed;

/** The stored form of every event, and the canonical form of what is hashed, word for word. */
class SealEventContractTest {

    @Test
    void storesPartnerPeriodSealed() {
        assertStoredAs(new PartnerPeriodSealed(sealed(JULY, 1), files("2026-07"), BASIS), """
                {"seal":{"partnerId":"p-1","period":"2026-07","number":1,\
                "root":"bf39ccaf8c336e8ce8a93ba492e3448bcba7d7c91f68f43fe700c478ff459b63","previous":null,\
                "sealedAt":"2026-08-03T02:00:00Z"},"files":[{"name":"lines.ndjson","records":1,"bytes":2,\
                "root":"6577d76151b7352d1306114d82ffa9ceff5cdf8b12a244cbb4603b80bdd226c2"}],\
                "basis":{"firstCovered":"2026-07","closedThrough":"2026-06","rulesNo":3,\
                "asOf":"2026-08-03T02:00:00Z","corrections":1,\
                "plans":[{"planId":"BASE","version":2}],"paid":[{"planId":"BASE","version":1,\
                "earnedIn":"2026-06","incentive":{"value":"50.00","currency":"CNY"},"base":"1000.00"}],\
                "payments":2,"laterRefunds":[{"lineNo":7,"credit":"-1.50","debt":"0.00"}],\
                "otherLines":[{"tradeId":"t-1","lineNo":9,"lineId":"L9","source":"feed/a","credit":"3.00",\
                "debt":"0.00"}],"openingFrozenBenefits":"0.00","overdue":false,"balanceLapses":true}}""");
    }

    @Test
    void storesCloseSealed() {
        assertStoredAs(new CloseSealed(close(JULY, 1), List.of(PARTNER), KEY, SIGNATURE), """
                {"seal":{"number":1,"period":"2026-07","partners":1,\
                "root":"8b765035f408c5913432c279d2a1c153c738e91ea1012d1e172b531e9ad349aa","previous":null,\
                "history":{"after":0,"through":12,"events":10,\
                "root":"e52d9c508c502347344d8c07ad91cbd6068afc75ff6292f062a09ca381c89e71"},\
                "keyId":"0123456789abcdef","sealedAt":"2026-08-03T02:00:00Z"},"partnerIds":["p-1"],\
                "publicKey":"bm8ga2V5","signature":"bm8gc2lnbmF0dXJl"}""");
    }

    @Test
    void hashesMembersInOrderOfTheirNamesWithoutThoseThatAreNotThere() {
        assertThat(new String(CanonicalJson.bytes(sealed(JULY, 1)), StandardCharsets.UTF_8))
                .isEqualTo("""
                {"number":1,"partnerId":"p-1","period":"2026-07",\
                "root":"bf39ccaf8c336e8ce8a93ba492e3448bcba7d7c91f68f43fe700c478ff459b63",\
                "sealedAt":"2026-08-03T02:00:00Z"}""");
    }

    @Test
    void hashesCharactersBeyondTheBasicPlaneAsTheyAre() {
        assertThat(CanonicalJson.bytes(List.of("伙伴 \uD83D\uDE00 \"\n")))
                .isEqualTo("[\"伙伴 \uD83D\uDE00 \\\"\\n\"]".getBytes(StandardCharsets.UTF_8));
    }
}
