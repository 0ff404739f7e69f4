package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.comparison.Comparisons;
import org.partnerledger.api.comparison.SpendTold;
import org.partnerledger.api.recalculation.Corrections;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What had happened before docs/finance.md asks: March, April and May 2026 of one partner that is paid 5 % of what its
 * customers spend, a project that was late, refunds, changed rules and a correction.
 */
final class Quarter implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ENTRY = Pattern.compile("\"(entry|no)\":(\\d+)");

    private final RunningLedger ledger;
    private final Story story;
    private @Nullable String recalculation;

    Quarter(RunningLedger ledger) {
        this.ledger = ledger;
        story = Story.at(ledger, "2026-03-01T09:00:00+08:00");
    }

    Story story() {
        return story;
    }

    void tell() {
        SpendTold told =
                new SpendTold(story.enrolled("p-1")).customer("c-1", "p-1").customer("c-2", "p-1");
        told.draft("BASE", 1, "2026-01", "0.05").published("BASE", 1);
        march(told);
        april(told);
        may();
    }

    private void march(SpendTold told) {
        told.line("cash", "c-1", "ecs", "2026-03-10", "\"cash\": \"100.00\"")
                .line("stored", "c-2", "obs", "2026-03-11", "\"cash\": \"50.00\"")
                .line("unpaid", "c-1", "ecs", "2026-03-12", "\"credit\": \"200.00\"")
                .line("coupon", "c-1", "ecs", "2026-03-13", "\"cash\": \"70.00\", \"coupon\": \"30.00\"");
        story.told(
                "spend.recorded",
                Lines.line("market", "{\"provider\": \"MARKETPLACE\", \"paid\": {\"cash\": \"40.00\"}}"),
                Lines.line("late", "{\"tradedAt\": \"2026-04-02T10:00:00+08:00\", \"paid\": {\"cash\": \"60.00\"}}"));
        story.clock("2026-04-02T12:00:00+08:00").closed("2026-03");
    }

    /** 15 workdays late: one step, 5 % of 2000.00. */
    private void april(SpendTold told) {
        told.refund("refund", "cash", "2026-04-12", "-30.00");
        story.told("opportunity.shared", """
                {"opportunityId": "op-1", "direction": "HO", "partnerId": "p-1", "customerId": "c-1", "title": "a move",
                 "sharedAt": "2026-04-02T08:00:00+08:00"}""");
        story.told("opportunity.accepted", "{\"opportunityId\": \"op-1\", \"at\": \"2026-04-02T08:30:00+08:00\"}");
        story.told("order.paid", """
                {"orderId": "o-1", "customerId": "c-1", "paidAt": "2026-04-02T09:00:00+08:00",
                 "lines": [{"lineId": "ordered", "currency": "CNY", "product": {"serviceType": "ecs"},
                            "chargingMode": "PREPAID", "lineType": "PURCHASE", "paid": {"cash": "1500.00"}}]}""");
        story.told("project.filed", """
                {"projectId": "pr-1", "partnerId": "p-1", "customerId": "c-1", "scenario": "DELIVERY",
                 "opportunityId": "op-1", "filedOn": "2026-04-02", "start": "2026-04-03", "end": "2026-04-30",
                 "subsidy": "2000.00", "currency": "CNY",
                 "milestones": [{"milestoneId": "m1", "name": "go live", "dueOn": "2026-04-07"}]}""");
        story.told("project.approved", "{\"projectId\": \"pr-1\", \"on\": \"2026-04-02\"}");
        story.told("opportunity.won", """
                {"opportunityId": "op-1", "at": "2026-04-03T11:00:00+08:00", "orderIds": ["o-1"]}""");
        story.told("milestone.delivered", """
                {"projectId": "pr-1", "milestoneId": "m1", "deliveredOn": "2026-04-28"}""");
        story.told("project.accepted", "{\"projectId\": \"pr-1\", \"on\": \"2026-04-29\"}");
        story.clock("2026-05-03T09:00:00+08:00").closed("2026-04");
    }

    /** Closed after the cutoff was moved and April was corrected. */
    private void may() {
        story.told("order.refunded", """
                {"refundId": "rf-1", "baseOrderId": "o-1", "refundedAt": "2026-05-10T10:00:00+08:00",
                 "lines": [{"lineId": "unsubscribed", "baseLineId": "ordered", "lineType": "REFUND_UNSUBSCRIBE",
                            "paid": {"cash": "-100.00"}}]}""");
        story.told("spend.recorded", Lines.line("last day", """
                {"consumedFrom": "2026-05-31T10:00:00+08:00", "tradedAt": "2026-06-02T10:00:00+08:00",
                 "paid": {"cash": "60.00"}}"""));
        story.clock("2026-06-02T12:00:00+08:00");
        assertThat(story.put("/api/v1/rules/parameters", "{\"cutoffHours\": 48}")
                        .isGood())
                .isTrue();
        SpendTold _ = new SpendTold(story).draft("BASE", 2, "2026-03", "0.08");
        recalculation = new Corrections(ledger, new Comparisons(ledger, story)).corrected("""
                {"periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}],
                 "reason": "eight percent were agreed"}""");
        story.clock("2026-06-05T09:00:00+08:00").closed("2026-05");
        story.told("spend.recorded", Lines.line("june", """
                {"consumedFrom": "2026-06-01T10:00:00+08:00", "tradedAt": "2026-06-01T11:00:00+08:00"}"""));
    }

    /** With numbers and ids that differ from run to run replaced: by their order, and by a name. */
    JsonNode steady(JsonNode answer) {
        String text = answer.toString().replace(Objects.requireNonNull(recalculation), "rc-1");
        List<String> numbers = new ArrayList<>();
        Matcher entry = ENTRY.matcher(text);
        while (entry.find()) {
            if (!numbers.contains(entry.group(2))) {
                numbers.add(entry.group(2));
            }
        }
        return JSON.readTree(entry.replaceAll(it -> "\"" + it.group(1) + "\":" + (numbers.indexOf(it.group(2)) + 1)));
    }

    @Override
    public void close() {
        story.close();
    }
}
