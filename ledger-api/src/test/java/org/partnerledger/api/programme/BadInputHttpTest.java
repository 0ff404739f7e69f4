package org.partnerledger.api.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a fact or a query of the programme holds, it is a defect with a place, and never a fault of the ledger. */
class BadInputHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What no member holds. */
    private static final List<String> NONSENSE = List.of(
            "1000000000000000000000000000000",
            "{}",
            "[null]",
            "true",
            "\"\"",
            "\"a\\u0000b\"",
            "\"%s\"".formatted("x".repeat(2_001)));

    /** What only a free text or an id could be. */
    private static final List<String> FAR = List.of(
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"2101-01-01\"",
            "\"1999-12-31\"");

    private Story story;

    @BeforeEach
    void enrol() {
        story = Story.at(LEDGER, "2026-04-02T09:00:00+08:00").enrolled("p-1");
    }

    @AfterEach
    void end() {
        story.close();
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of("opportunity.shared", """
                        {"opportunityId":"o", "direction":"HO", "partnerId":"p-1", "title":"t",
                        "sharedAt":"2026-04-01T09:00Z"}"""),
                Arguments.of("opportunity.accepted", """
                        {"opportunityId":"o", "at":"2026-04-01T10:00Z"}"""),
                Arguments.of("opportunity.rejected", """
                        {"opportunityId":"o", "at":"2026-04-01T10:00Z", "reason":"r"}"""),
                Arguments.of("opportunity.verified", """
                        {"opportunityId":"o", "at":"2026-04-01T10:00Z"}"""),
                Arguments.of("opportunity.won", """
                        {"opportunityId":"o", "at":"2026-04-01T10:00Z", "orderIds": ["a"]}"""),
                Arguments.of("project.approved", """
                        {"projectId":"p", "on":"2026-04-01"}"""),
                Arguments.of("project.replanned", """
                        {"projectId":"p", "requestedOn":"2026-04-01", "approvedOn":"2026-04-01",
                        "milestones": [{"milestoneId":"m", "dueOn":"2026-04-01"}]}"""),
                Arguments.of("milestone.delivered", """
                        {"projectId":"p", "milestoneId":"m", "deliveredOn":"2026-04-01"}"""),
                Arguments.of("project.accepted", """
                        {"projectId":"p", "on":"2026-04-01"}"""),
                Arguments.of("subsidy.verified", """
                        {"projectId":"p", "on":"2026-04-01"}"""),
                Arguments.of("benefit.qualified", """
                        {"partnerId":"p-1", "kind":"MDF", "from":"2026-04-01"}"""),
                Arguments.of("benefit.claimed", """
                        {"claimId":"c", "partnerId":"p-1", "kind":"MDF", "on":"2026-04-01", "amount":"1",
                        "currency":"CNY"}"""),
                Arguments.of("benefit.approved", """
                        {"claimId":"c", "on":"2026-04-01", "amount":"1"}"""),
                Arguments.of("benefit.rejected", """
                        {"claimId":"c", "on":"2026-04-01", "reason":"r"}"""),
                Arguments.of("bill.paid", """
                        {"partnerId":"p-1", "period":"2026-03", "paidAt":"2026-04-01T10:00Z"}"""));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void namesTheMemberAtFault(String type, String data) {
        var bad = new ArrayList<String>();
        var places = new ArrayList<String>();
        JsonNode good = JSON.readTree(data);
        for (String member : good.propertyNames()) {
            Stream<String> values = isText(member)
                    ? NONSENSE.stream()
                    : Stream.of(NONSENSE, FAR).flatMap(List::stream);
            values.forEach(value -> {
                bad.add(with(good, member, value));
                places.add("/data/" + member);
            });
            if (!member.equals("orderIds")) {
                bad.add(with(good, member, "null"));
                places.add("/data/" + member);
            }
        }
        bad.add(with(good, "mistyped", "1"));
        places.add("/data/mistyped");

        List<JsonNode> problems = story.problems(type, bad);

        for (int i = 0; i < bad.size(); i++) {
            assertThat(problems.get(i).path("code").asString("")).as(bad.get(i)).isEqualTo("SCHEMA");
            assertThat(problems.get(i).path("pointer").asString(""))
                    .as(bad.get(i))
                    .startsWith(places.get(i));
        }
    }

    private static boolean isText(String member) {
        return member.endsWith("Id") || member.equals("title") || member.equals("reason");
    }

    private static String with(JsonNode good, String member, String value) {
        ObjectNode changed = good.deepCopy().asObject();
        changed.set(member, JSON.readTree(value));
        return changed.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opportunities?state=GONE",
                "opportunities?due=soon",
                "opportunities?due=%2B999999999-12-31",
                "opportunities?overdue=perhaps",
                "opportunities?partnerId=%00",
                "projects?state=GONE",
                "projects?due=2026-02-30",
                "projects?overdue=perhaps",
                "projects?customerId=%00",
                "benefits?kind=GIFT",
                "benefits?due=%2B999999999-12-31",
                "qualifications?kind=GIFT",
                "qualifications?cursor=YQ",
                "statements?state=GONE",
                "statements?period=2026-13",
                "statements?partnerId=a%0Ab",
                "payouts?state=GONE",
                "payouts?limit=0",
                "partners/p-1/timeline?cursor=x",
                "partners/p-1/statements/2026-03?asOf=%2B999999999-12-31T00:00:00Z"
            })
    void namesTheParameterAtFault(String query) {
        Answer answer = story.asked("/api/v1/" + query);
        String name = query.replaceAll(".*[?]|=.*", "");

        assertThat(answer.status()).as(answer.explain()).isEqualTo(400);
        assertThat(answer.body().get("code").asString()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.body().get("detail").asString())
                .startsWith(name + ": ")
                .doesNotContain("org.partnerledger");
    }

    @Test
    void saysWhichCodesThereAre() {
        assertThat(story.asked("/api/v1/opportunities?direction=UP")
                        .body()
                        .get("detail")
                        .asString())
                .isEqualTo("direction: one of [HO, PO] is expected, not 'UP'");
    }

    @Test
    void knowsNoTimelineOfNobody() {
        assertThat(story.asked("/api/v1/partners/p-9/timeline").status()).isEqualTo(404);
    }

    @Test
    void showsWhoIsQualifiedAndWhatIsUsedUp() {
        story.enrolled("p-2");
        String coupons = """
                {"partnerId": "%s", "kind": "TEST_COUPON", "from": "2026-01-01", "quota": "100"}""";
        assertThat(story.fact("benefit.qualified", coupons.formatted("p-1"))).isEmpty();
        assertThat(story.fact("benefit.qualified", coupons.formatted("p-2"))).isEmpty();
        String claim = """
                {"claimId": "%s", "partnerId": "p-1", "kind": "TEST_COUPON", "on": "2026-04-01", "amount": "%s",
                 "currency": "CNY"}""";
        assertThat(story.fact("benefit.claimed", claim.formatted("cl-1", "60"))).isEmpty();
        assertThat(story.fact("benefit.claimed", claim.formatted("cl-2", "40.01")))
                .isEqualTo("QUOTA_EXCEEDED");

        JsonNode first = story.get("/api/v1/qualifications?limit=1");
        assertThat(first.get("items").get(0).get("quota").asString()).isEqualTo("100.00");
        assertThat(first.get("items").get(0).get("claimed").asString()).isEqualTo("60.00");
        JsonNode second =
                story.get("/api/v1/qualifications?cursor=" + first.get("next").asString());
        assertThat(second.get("items").get(0).get("partnerId").asString()).isEqualTo("p-2");
        assertThat(story.get("/api/v1/qualifications?partnerId=p-1&kind=MDF").get("items"))
                .isEmpty();
    }

    @Test
    void listsWhatIsOverdueWhereACalendarIsMissing() {
        assertThat(story.fact("opportunity.shared", """
                {"opportunityId": "op-1", "direction": "HO", "partnerId": "p-1", "title": "t",
                 "sharedAt": "2026-04-01T09:00:00+08:00"}""")).isEmpty();

        assertThat(story.get("/api/v1/opportunities?overdue=true").get("items")).isEmpty();
        assertThat(story.get("/api/v1/opportunities?overdue=false").get("items"))
                .hasSize(1);
    }
}
