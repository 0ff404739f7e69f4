package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.OwnScenarios;

/** A distributor sees the bills and lines of its tier 2 and nothing else of it; nobody else sees even those. */
class TierTwoTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    private static final RunningLedger LEDGER = RunningLedger.sharedLedger();
    private static final String BILL = "/api/v1/partners/p-sub/bills/2026-09";
    private static final String LINE_OF_TIER_TWO = "S1";

    /** Of the tier 2 alone. */
    private static final List<String> ITS_OWN = List.of(
            "/api/v1/partners/p-sub/statements/2026-09",
            "/api/v1/partners/p-sub",
            "/api/v1/payouts?partnerId=p-sub",
            "/api/v1/projects?partnerId=p-sub",
            "/api/v1/benefits?partnerId=p-sub");

    @BeforeEach
    void play() throws IOException {
        OwnScenarios.play(LEDGER, "links-cooldown-tier-two");
    }

    @AfterEach
    void checkAgain() {
        LEDGER.bean(Gate.class).trustTheWall(false);
    }

    @Test
    void aDistributorSeesBillAndLinesOfItsTierTwo() {
        try (LedgerClient distributor = LEDGER.clientOfPartner("p-top");
                LedgerClient tierTwo = LEDGER.clientOfPartner("p-sub")) {
            assertThat(distributor.get(BILL)).isEqualTo(tierTwo.get(BILL)).matches(Answer::isGood);
            assertThat(distributor.get(BILL + "/lines")).isEqualTo(tierTwo.get(BILL + "/lines"));
            assertThat(distributor.get(BILL + "/lines").body().toString()).contains(quoted(LINE_OF_TIER_TWO));
            assertThat(distributor.get("/api/v1/lines/" + LINE_OF_TIER_TWO + "/explanation"))
                    .matches(Answer::isGood);
        }
    }

    @Test
    void nothingElseOfItIsForADistributor() {
        try (LedgerClient distributor = LEDGER.clientOfPartner("p-top")) {
            for (String path : ITS_OWN) {
                assertThat(distributor.get(path).status()).as(path).isIn(403, 404);
            }
        }
    }

    @Test
    void aTierTwoSeesNothingOfItsDistributorAndARivalNothingOfEither() {
        try (LedgerClient tierTwo = LEDGER.clientOfPartner("p-sub");
                LedgerClient rival = LEDGER.clientOfPartner("p-rival")) {
            assertThat(tierTwo.get("/api/v1/partners/p-top/bills/2026-09").status())
                    .isEqualTo(403);
            for (String path : List.of(BILL, BILL + "/lines", "/api/v1/lines/" + LINE_OF_TIER_TWO + "/explanation")) {
                assertThat(rival.get(path).status()).as(path).isIn(403, 404);
            }
        }
    }

    @Test
    void theDatabaseAloneKeepsItThatWay() {
        LEDGER.bean(Gate.class).trustTheWall(true);
        try (LedgerClient distributor = LEDGER.clientOfPartner("p-top");
                LedgerClient rival = LEDGER.clientOfPartner("p-rival")) {
            assertThat(distributor.get(BILL + "/lines").body().toString()).contains(quoted(LINE_OF_TIER_TWO));
            assertThat(rival.get(BILL + "/lines").body().toString()).doesNotContain(quoted(LINE_OF_TIER_TWO));
            assertThat(distributor.get(ITS_OWN.getFirst()).status())
                    .as("a statement of the tier 2")
                    .isIn(403, 404);
        }
    }

    private static String quoted(String id) {
        return '"' + id + '"';
    }
}
