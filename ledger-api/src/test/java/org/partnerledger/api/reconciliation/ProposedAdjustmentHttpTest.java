package org.partnerledger.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.reconciliation.ItemSettlement.Decision;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Refused;
import tools.jackson.databind.JsonNode;

/** An item is settled by an adjustment when a second person approves it, as docs/reconciliation.md says. */
class ProposedAdjustmentHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final String AT = "/api/v1/reconciliations?partnerId=p-1&period=2026-03&mapping=list";
    private static final String THEIRS = "Line,Amount\nl-1,90.00\nl-2,100.00\n";
    private static final String HALF = "{\"amount\": \"-0.50\", \"reason\": \"LIST_WAS_RIGHT\", \"lines\": [\"l-1\"]}";

    private Story story;
    private String item = "";

    @BeforeEach
    void differ() throws InterruptedException {
        story = Reconciled.twoLines(LEDGER);
        JsonNode _ = new Reconciled(LEDGER).run(AT, THEIRS);
        item = "/api/v1/reconciliation-items/"
                + story.get("/api/v1/reconciliation-items?partnerId=p-1")
                        .at("/items/0/item")
                        .asString();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void standsOnTheStatementOnceSomebodyElseHasApprovedIt() throws InterruptedException {
        story.closed("2026-03");
        propose("an");

        assertThat(story.get(item).get("state").asString()).isEqualTo("PROPOSED");
        assertThat(story.get(item).get("proposedBy").asString()).isEqualTo("an");
        assertThat(adjustments()).as("nothing moves before").isEmpty();
        assertThatThrownBy(() -> approve("an")).isInstanceOf(Refused.class).hasMessageContaining("somebody else");
        approve("bo");

        JsonNode settled = story.get(item);
        assertThat(settled.get("state").asString()).isEqualTo("SETTLED");
        assertThat(settled.get("settledBy").asString()).isEqualTo("bo");
        assertThat(settled.at("/settlement/standsOn").asString()).isEqualTo("2026-04");
        assertThat(adjustments()).extracting(it -> it.get("amount").asString()).containsExactly("-0.50");
        assertThatThrownBy(() -> approve("bo")).isInstanceOf(Refused.class).hasMessageContaining("SETTLED");
        assertThat(adjustments()).hasSize(1);
        assertThat(new Reconciled(LEDGER).run(AT, THEIRS).get("openItems").asInt())
                .isZero();
    }

    @Test
    void isNotApprovedByWhoProposedItOrByNobody() {
        story.closed("2026-03");
        JsonNode proposed = good(story.post(item + "/settle", HALF)); // By "anybody", as is everything here.
        assertThat(proposed.get("state").asString()).isEqualTo("PROPOSED");
        assertThat(proposed.get("settledBy").isNull()).isTrue();

        Answer refused = story.post(item + "/approve");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("SECOND_PERSON_REQUIRED");
        assertThatThrownBy(() -> approve("")).isInstanceOf(Refused.class).hasMessageContaining("known by name");
        assertThat(adjustments()).isEmpty();
    }

    @Test
    void isOpenAgainOnceItIsRejectedAndTheReasonIsAComment() {
        story.closed("2026-03");
        assertThat(story.post(item + "/reject", "{\"text\": \"why?\"}").status())
                .isEqualTo(409);
        propose("an");
        JsonNode open = good(story.post(item + "/reject", "{\"text\": \"ask them first\"}"));

        assertThat(open.get("state").asString()).isEqualTo("OPEN");
        assertThat(open.get("settlement").isNull()).isTrue();
        assertThat(open.get("proposedBy").isNull()).isTrue();
        assertThat(story.get(item + "/comments").at("/items/0/text").asString()).isEqualTo("ask them first");
        assertThat(adjustments()).isEmpty();
    }

    @Test
    void isNotProposedAnyMoreWhenTheDifferenceIsAnotherOne() throws InterruptedException {
        story.closed("2026-03");
        propose("an");
        JsonNode same = new Reconciled(LEDGER).run(AT, THEIRS);
        assertThat(story.get(item).get("state").asString()).isEqualTo("PROPOSED");
        assertThat(same.get("openItems").asInt()).as("not decided yet").isEqualTo(1);

        JsonNode _ = new Reconciled(LEDGER).run(AT, THEIRS.replace("90.00", "80.00"));
        assertThat(story.get(item).get("state").asString()).isEqualTo("OPEN");
        assertThat(story.get(item).get("settlement").isNull()).isTrue();

        propose("an");
        JsonNode _ = new Reconciled(LEDGER).run(AT, THEIRS.replace("90.00", "100.00"));
        assertThat(story.get(item).get("state").asString()).isEqualTo("RESOLVED");
        assertThatThrownBy(() -> approve("bo")).isInstanceOf(Refused.class).hasMessageContaining("RESOLVED");
        assertThat(adjustments()).isEmpty();
    }

    @Test
    void isNotProposedForAMonthThatIsOpen() {
        Answer refused = story.post(item + "/settle", HALF);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body().get("code").asString()).isEqualTo("NOT_PUBLISHED");
        assertThat(story.get(item).get("state").asString()).isEqualTo("OPEN");
    }

    private void propose(String by) {
        var decision = new Decision(Amount.of("-0.50"), "LIST_WAS_RIGHT", null, List.of("l-1"));
        LEDGER.bean(ItemSettlement.class).settle(stored(), decision, by);
    }

    private void approve(String by) {
        LEDGER.bean(ItemSettlement.class).approve(stored(), by);
    }

    private ItemTable.Item stored() {
        return LEDGER.bean(ItemTable.class).find(story.get(item).get("item").asLong());
    }

    private JsonNode adjustments() {
        return story.get("/api/v1/partners/p-1/statements/2026-04").get("adjustments");
    }

    private static JsonNode good(Answer answer) {
        assertThat(answer.status()).as(answer.explain()).isEqualTo(200);
        return answer.body();
    }
}
