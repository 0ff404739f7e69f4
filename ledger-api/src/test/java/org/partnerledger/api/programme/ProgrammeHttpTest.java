package org.partnerledger.api.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;

/** A project of 1900.00 net, from 3 to 30 April 2026, whose opportunity was won with an order of 1500.00. */
class ProgrammeHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private Story story;

    @BeforeEach
    void enrol() {
        story = Story.at(LEDGER, "2026-04-02T09:00:00+08:00").enrolled("p-1");
        told("customer.linked", """
                {"customerId": "c-1", "partnerId": "p-1", "association": "RESALE", "from": "2025-01-01"}""");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void clawsBackWhenTheRefundComesLast() {
        ordered();
        won();
        accepted();
        refunded("rf-1", "2026-06-15", "-100.00");

        assertThat(adjustments("2026-04")).containsExactly("SUBSIDY_CLAWBACK 2026-04 -126.67");
    }

    @Test
    void clawsBackWhenTheWinComesLast() {
        ordered();
        accepted();
        refunded("rf-1", "2026-06-15", "-100.00");
        assertThat(adjustments("2026-04")).isEmpty();

        won();
        assertThat(adjustments("2026-04")).containsExactly("SUBSIDY_CLAWBACK 2026-04 -126.67");
    }

    @Test
    void clawsBackWhenTheAcceptanceComesLast() {
        ordered();
        won();
        refunded("rf-1", "2026-06-15", "-100.00");
        accepted();

        assertThat(adjustments("2026-04")).containsExactly("SUBSIDY_CLAWBACK 2026-04 -126.67");
    }

    @Test
    void clawsBackOnTheFirstOpenStatement() {
        ordered();
        won();
        accepted();
        story.clock("2026-05-03T09:00:00+08:00").closed("2026-04");
        refunded("rf-1", "2026-06-15", "-100.00");

        assertThat(adjustments("2026-05")).containsExactly("SUBSIDY_CLAWBACK 2026-04 -126.67");
    }

    @Test
    void clawsNothingBackForARefundThatIsTakenBack() {
        ordered();
        won();
        accepted();
        refunded("rf-1", "2026-06-15", "-100.00");
        told("fact.withdrawn", """
                    {"source": "feed/story", "id": "%s", "reason": "a mistake"}""".formatted(story.lastFactId()));

        assertThat(adjustments("2026-04")).isEmpty();
    }

    @Test
    void clawsNothingBackOutsideOfHalfAYear() {
        ordered();
        won();
        accepted();
        refunded("rf-1", "2026-04-30", "-100.00");
        refunded("rf-2", "2026-10-31", "-100.00");

        assertThat(adjustments("2026-04")).isEmpty();
    }

    @Test
    void clawsNothingBackWithoutOrders() {
        ordered();
        told("opportunity.won", """
                    {"opportunityId": "op-1", "at": "2026-04-03T11:00:00+08:00"}""");
        accepted();
        refunded("rf-1", "2026-06-15", "-100.00");

        assertThat(adjustments("2026-04")).isEmpty();
    }

    @Test
    void givesBackWhatLapsedWhenItWasVerifiedInTimeAfterAll() {
        ordered();
        accepted();
        story.clock("2026-06-25T09:00:00+08:00");
        // Accepted on 29 April: 40 workdays are 6 May to 29 June.
        assertThat(adjustments("2026-04")).isEmpty();

        story.clock("2026-06-30T09:00:00+08:00");
        assertThat(adjustments("2026-04")).containsExactly("SUBSIDY_LAPSED 2026-04 -1900.00");

        told("subsidy.verified", "{\"projectId\": \"pr-1\", \"on\": \"2026-06-29\"}");
        assertThat(adjustments("2026-04"))
                .containsExactlyInAnyOrder("SUBSIDY_LAPSED 2026-04 -1900.00", "SUBSIDY_LAPSED 2026-04 1900.00");
        assertThat(story.fact("subsidy.verified", "{\"projectId\": \"pr-1\", \"on\": \"2026-06-30\"}"))
                .isEqualTo("TOO_LATE");
    }

    @Test
    void lapsesAtOnceWhenAnAcceptanceIsToldTooLate() {
        ordered();
        story.clock("2026-08-01T09:00:00+08:00");
        accepted();

        assertThat(story.get("/api/v1/projects/pr-1").get("state").asString()).isEqualTo("LAPSED");
        assertThat(adjustments("2026-04")).containsExactly("SUBSIDY_LAPSED 2026-04 -1900.00");
    }

    @Test
    void entersASubsidyThatComesAfterTheCloseOnTheFirstOpenStatementOfTheTierOne() {
        told("partner.enrolled", """
                {"partnerId": "p-2", "name": "p-2", "currency": "CNY", "memberFrom": "2025-01-01",
                 "distributorId": "p-1"}""");
        story.clock("2026-05-03T09:00:00+08:00").closed("2026-04");
        filed("pr-9", "p-2", "c-9", null);
        told("milestone.delivered", """
                {"projectId": "pr-9", "milestoneId": "m1", "deliveredOn": "2026-04-07"}""");
        told("project.accepted", "{\"projectId\": \"pr-9\", \"on\": \"2026-04-29\"}");

        JsonNode may = story.get("/api/v1/partners/p-1/statements/2026-05");
        assertThat(may.get("subsidies").get(0).get("projectId").asString()).isEqualTo("pr-9");
        assertThat(may.get("earned").asString()).isEqualTo("2000.00");
        assertThat(story.get("/api/v1/projects/pr-9").get("settledWith").asString())
                .isEqualTo("p-1");
    }

    @Test
    void showsWhatAnOpenMilestoneCostsTodayAndWhenItCostsMore() {
        ordered();
        story.clock("2026-04-28T09:00:00+08:00");

        JsonNode project = story.get("/api/v1/projects/pr-1");
        JsonNode milestone = project.get("milestones").get(0);
        assertThat(milestone.get("delay").asInt()).isEqualTo(15);
        assertThat(milestone.get("lateness").asString()).isEqualTo("SEVERE");
        assertThat(milestone.get("deduction").asString()).isEqualTo("100.00");
        assertThat(milestone.get("calendar").asString()).startsWith("CN-2026");
        // 27 April is the 14th workday, 28 the 15th, 29 and 30, 6 to 8 May: 9 May, a Saturday made up, would be the
        // 21st.
        assertThat(milestone.get("nextStepOn").asString()).isEqualTo("2026-05-08");
        assertThat(project.get("net").asString()).isEqualTo("1900.00");
        assertThat(story.get("/api/v1/projects?overdue=true").get("items")).hasSize(1);
        assertThat(story.get("/api/v1/projects?due=2026-04-06").get("items")).isEmpty();
        assertThat(story.get("/api/v1/projects?state=FILED").get("items")).isEmpty();
    }

    @Test
    void decidesADeductionWithTheParametersOfTheClose() {
        ordered();
        delivered();
        told("project.accepted", "{\"projectId\": \"pr-1\", \"on\": \"2026-04-29\"}");
        story.clock("2026-05-03T09:00:00+08:00");
        String harsher = """
                {"milestone": {"toleratedDays": 0, "severeFrom": 10, "stepDays": 5, "stepRate": "0.50",
                               "stepMode": "FLOOR", "cancelAfter": 40}}""";
        assertThat(story.put("/api/v1/rules/parameters", harsher).isGood()).isTrue();
        assertThat(net("2026-04")).isEqualTo("1000.00");

        story.closed("2026-04");
        assertThat(story.put("/api/v1/rules/parameters", "{}").isGood()).isTrue();
        assertThat(net("2026-04")).as("decided for good").isEqualTo("1000.00");
    }

    @Test
    void holdsALateDeliveryUntilTheCalendarIsPut() {
        told("project.filed", """
                {"projectId": "pr-7", "partnerId": "p-1", "customerId": "c-7", "scenario": "POC",
                 "filedOn": "2026-12-01", "start": "2026-12-02", "end": "2026-12-31", "subsidy": "100.00",
                 "currency": "CNY", "milestones": [{"milestoneId": "m1", "name": "m1", "dueOn": "2026-12-30"}]}""");
        told("project.approved", "{\"projectId\": \"pr-7\", \"on\": \"2026-12-01\"}");
        assertThat(story.fact("milestone.delivered", """
                {"projectId": "pr-7", "milestoneId": "m1",
                 "deliveredOn": "2027-01-05"}""")).isEqualTo("CALENDAR_NOT_PUBLISHED");

        assertThat(story.put("/api/v1/rules/calendars/CN/2027", """
                {"source": "a test", "holidays": ["2027-01-01"], "workdays": []}""").isGood()).isTrue();
        JsonNode milestone =
                story.get("/api/v1/projects/pr-7").get("milestones").get(0);
        // 31 December, 4 and 5 January.
        assertThat(milestone.get("deliveredOn").asString()).isEqualTo("2027-01-05");
        assertThat(milestone.get("delay").asInt()).isEqualTo(3);
    }

    @Test
    void firesADeadlineOnceTheCalendarItNeedsIsPut() {
        story.clock("2026-12-28T09:00:00+08:00");
        told("opportunity.shared", """
                {"opportunityId": "op-7", "direction": "HO", "partnerId": "p-1", "title": "late in the year",
                 "sharedAt": "2026-12-28T09:00:00+08:00"}""");
        story.clock("2027-02-01T09:00:00+08:00");
        assertThat(stateOf("op-7")).isEqualTo("SHARED");

        assertThat(story.put("/api/v1/rules/calendars/CN/2027", """
                {"source": "a test", "holidays": ["2027-01-01"], "workdays": []}""").isGood()).isTrue();
        assertThat(stateOf("op-7")).isEqualTo("AUTO_REJECTED");
    }

    @Test
    void letsTheEarliestVerifiedOfDuplicatesWin() {
        story.enrolled("p-2").enrolled("p-3");
        for (String partner : List.of("p-1", "p-2", "p-3")) {
            told("opportunity.shared", """
                    {"opportunityId": "op-%s", "direction": "PO", "partnerId": "%s", "customerId": "c-5",
                     "title": "a big move", "sharedAt": "2026-04-01T09:00:00+08:00"}""".formatted(partner, partner));
        }
        told("opportunity.verified", """
                {"opportunityId": "op-p-2", "at": "2026-04-02T08:00:00+08:00"}""");
        assertThat(stateOf("op-p-1")).isEqualTo("DUPLICATE");
        assertThat(story.fact("opportunity.verified", """
                {"opportunityId": "op-p-3", "at": "2026-04-02T08:30:00+08:00"}""")).isEqualTo("OUT_OF_ORDER");

        told("opportunity.verified", """
                {"opportunityId": "op-p-1", "at": "2026-04-02T07:00:00+08:00"}""");
        assertThat(stateOf("op-p-1")).isEqualTo("VERIFIED");
        assertThat(stateOf("op-p-2")).isEqualTo("DUPLICATE");
        assertThat(story.get("/api/v1/opportunities?state=DUPLICATE&direction=PO")
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void listsWhatFallsDue() {
        told("opportunity.shared", """
                {"opportunityId": "op-8", "direction": "HO", "partnerId": "p-1", "customerName": "somebody",
                 "title": "soon", "sharedAt": "2026-04-01T09:00:00+08:00"}""");

        // 2, 3 and 7 April are three workdays: it falls due when the 8th begins.
        assertThat(story.get("/api/v1/opportunities?due=2026-04-07").get("items"))
                .isEmpty();
        JsonNode due = story.get("/api/v1/opportunities?due=2026-04-08").get("items");
        assertThat(due).hasSize(1);
        assertThat(due.get(0).get("answerDue").asString()).isEqualTo("2026-04-07T16:00:00Z");
        assertThat(due.get(0).get("allowed").get(0).asString()).isEqualTo("ACCEPT");
        assertThat(due.toString()).doesNotContain("somebody");
    }

    @Test
    void takesAStaffListFromTheClaimToThePayment() {
        told("benefit.qualified", "{\"partnerId\": \"p-1\", \"kind\": \"FH\", \"from\": \"2026-01-01\"}");
        told("benefit.claimed", """
                {"claimId": "cl-1", "partnerId": "p-1", "kind": "FH", "on": "2026-04-01", "amount": "60.00",
                 "currency": "CNY", "persons": 2}""");
        told("benefit.approved", "{\"claimId\": \"cl-1\", \"on\": \"2026-04-02\", \"amount\": \"50.00\"}");

        assertThat(step("verify", "{\"on\": \"2026-04-10\"}")).isEqualTo("VERIFIED");
        assertThat(story.post("/api/v1/benefits/cl-1/request-payment", "{\"on\": \"2026-06-30\"}")
                        .body()
                        .get("detail")
                        .asString())
                .contains("2026-07-01");
        assertThat(step("request-payment", "{\"on\": \"2026-07-01\"}")).isEqualTo("PAYMENT_REQUESTED");
        assertThat(step("invoice", "{\"number\": \"INV-1\"}")).isEqualTo("INVOICED");
        assertThat(step("invoice/reject", "{\"reason\": \"stamp\"}")).isEqualTo("INVOICE_REJECTED");
        assertThat(step("invoice", "{\"number\": \"INV-2\"}")).isEqualTo("INVOICED");
        for (String amount : List.of("0.001", "-1")) {
            Answer refused =
                    story.post("/api/v1/benefits/cl-1/pay", "{\"on\": \"2026-07-05\", \"amount\": \"" + amount + "\"}");
            assertThat(refused.status()).as(refused.explain()).isEqualTo(400);
        }
        assertThat(step("pay", "{\"on\": \"2026-07-05\", \"amount\": \"50.00\"}"))
                .isEqualTo("PAID");
        assertThat(story.get("/api/v1/benefits?kind=FH&state=PAID")
                        .get("items")
                        .get(0)
                        .get("persons")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void letsAStaffListLapseWithoutTouchingTheStatement() {
        told("benefit.qualified", "{\"partnerId\": \"p-1\", \"kind\": \"FH\", \"from\": \"2026-01-01\"}");
        told("benefit.claimed", """
                {"claimId": "cl-1", "partnerId": "p-1", "kind": "FH", "on": "2026-04-01", "amount": "60.00",
                 "currency": "CNY"}""");
        told("benefit.approved", "{\"claimId\": \"cl-1\", \"on\": \"2026-04-02\", \"amount\": \"50.00\"}");
        story.clock("2026-05-20T09:00:00+08:00");

        assertThat(story.get("/api/v1/benefits/cl-1").get("state").asString()).isEqualTo("LAPSED");
        JsonNode april = story.get("/api/v1/partners/p-1/statements/2026-04");
        assertThat(april.get("benefits")).hasSize(1);
        assertThat(april.get("adjustments")).isEmpty();
    }

    @Test
    void namesTheFirstDefectOfAProject() {
        String plan = """
                {"projectId": "pr-5", "partnerId": "%s", "customerId": "c-5", "scenario": "POC", "opportunityId": "%s",
                 "filedOn": "2026-04-02", "start": "%s", "end": "2026-04-30", "subsidy": "%s", "currency": "%s",
                 "milestones": [{"milestoneId": "m1", "name": "m1", "dueOn": "2026-04-07", "share": "%s"}]}""";

        assertThat(story.fact("project.filed", plan.formatted("p-9", "op-9", "2026-04-02", "-1", "USD", "-2")))
                .isEqualTo("SCHEMA");
        assertThat(story.fact("project.filed", plan.formatted("p-9", "op-9", "2026-04-02", "0.001", "USD", "0.001")))
                .isEqualTo("SCHEMA");
        assertThat(story.fact("project.filed", plan.formatted("p-9", "op-9", "2026-04-02", "-1", "USD", "-1")))
                .isEqualTo("SIGN");
        assertThat(story.fact("project.filed", plan.formatted("p-9", "op-9", "2026-04-02", "1", "USD", "1")))
                .isEqualTo("UNKNOWN_PARTNER");
        assertThat(story.fact("project.filed", plan.formatted("p-1", "op-9", "2026-04-02", "1", "USD", "1")))
                .isEqualTo("CURRENCY_MISMATCH");
        assertThat(story.fact("project.filed", plan.formatted("p-1", "op-9", "2026-04-02", "1", "CNY", "1")))
                .isEqualTo("UNKNOWN_REFERENCE");
    }

    @Test
    void refusesAReplanThatMovesAMilestoneTwiceOrWasApprovedBeforeItWasAskedFor() {
        ordered();
        String replan = """
                {"projectId": "pr-1", "requestedOn": "2026-04-02", "approvedOn": "%s", "milestones": [%s]}""";
        String moved = "{\"milestoneId\": \"m1\", \"dueOn\": \"2026-04-20\"}";

        assertThat(story.fact("project.replanned", replan.formatted("2026-04-02", moved + ", " + moved)))
                .isEqualTo("SCHEMA");
        assertThat(story.fact("project.replanned", replan.formatted("2026-04-01", moved)))
                .isEqualTo("SCHEMA");
        assertThat(story.fact("project.replanned", replan.formatted("2026-04-02", moved)))
                .isEmpty();
    }

    private String step(String step, String body) {
        return story.post("/api/v1/benefits/cl-1/" + step, body)
                .body()
                .get("state")
                .asString();
    }

    private String stateOf(String opportunity) {
        return story.get("/api/v1/opportunities/" + opportunity).get("state").asString();
    }

    /** Reason, month corrected and amount of every adjustment of a statement. */
    private List<String> adjustments(String month) {
        return story.get("/api/v1/partners/p-1/statements/" + month)
                .get("adjustments")
                .valueStream()
                .map(it -> it.get("reason").asString() + " "
                        + it.get("correctedPeriod").asString() + " "
                        + it.get("amount").asString())
                .toList();
    }

    private String net(String month) {
        return story.get("/api/v1/partners/p-1/statements/" + month)
                .get("subsidies")
                .get(0)
                .get("net")
                .asString();
    }

    private void ordered() {
        told("opportunity.shared", """
                {"opportunityId": "op-1", "direction": "HO", "partnerId": "p-1", "customerId": "c-1", "title": "a move",
                 "sharedAt": "2026-04-02T08:00:00+08:00"}""");
        told("opportunity.accepted", """
                {"opportunityId": "op-1", "at": "2026-04-02T08:30:00+08:00"}""");
        told("order.paid", """
                {"orderId": "o-1", "customerId": "c-1", "paidAt": "2026-04-02T09:00:00+08:00",
                 "lines": [{"lineId": "o-1-a", "currency": "CNY", "product": {"serviceType": "ecs"},
                            "chargingMode": "PREPAID", "lineType": "PURCHASE", "paid": {"cash": "1500.00"}}]}""");
        filed("pr-1", "p-1", "c-1", "op-1");
    }

    private void filed(String project, String partner, String customer, @Nullable String opportunity) {
        String came = opportunity == null ? "" : "\"opportunityId\": \"" + opportunity + "\", ";
        told("project.filed", """
                {"projectId": "%s", "partnerId": "%s", "customerId": "%s", "scenario": "DELIVERY", %s
                 "filedOn": "2026-04-02", "start": "2026-04-03", "end": "2026-04-30", "subsidy": "2000.00",
                 "currency": "CNY", "milestones": [{"milestoneId": "m1", "name": "go live",
                                                    "dueOn": "2026-04-07"}]}
                """.formatted(project, partner, customer, came));
        told("project.approved", """
                {"projectId": "%s", "on": "2026-04-02"}""".formatted(project));
    }

    private void won() {
        told("opportunity.won", """
                {"opportunityId": "op-1", "at": "2026-04-03T11:00:00+08:00", "orderIds": ["o-1"]}""");
    }

    private void delivered() {
        told("milestone.delivered", """
                {"projectId": "pr-1", "milestoneId": "m1", "deliveredOn": "2026-04-28"}""");
    }

    /** 15 workdays late: one step, 5 % of 2000.00. */
    private void accepted() {
        delivered();
        told("project.accepted", "{\"projectId\": \"pr-1\", \"on\": \"2026-04-29\"}");
    }

    private void refunded(String refund, String day, String amount) {
        told("order.refunded", """
                {"refundId": "%s", "baseOrderId": "o-1", "refundedAt": "%sT10:00:00+08:00",
                 "lines": [{"lineId": "%s-1", "baseLineId": "o-1-a", "lineType": "REFUND_UNSUBSCRIBE",
                            "paid": {"cash": "%s"}}]}""".formatted(refund, day, refund, amount));
    }

    private void told(String type, String data) {
        assertThat(story.fact(type, data)).as(type).isEmpty();
    }
}
