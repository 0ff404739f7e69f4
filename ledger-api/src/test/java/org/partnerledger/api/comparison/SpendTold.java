package org.partnerledger.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.partnerledger.api.Story;

/** Tells spend lines and plans in few words. */
public final class SpendTold {

    private final Story story;

    public SpendTold(Story story) {
        this.story = story;
    }

    /** A resale customer of the partner since January 2025. */
    public SpendTold customer(String customer, String partner) {
        assertThat(story.fact("customer.linked", """
                {"customerId": "%s", "partnerId": "%s", "association": "RESALE",
                 "from": "2025-01-01"}""".formatted(customer, partner)))
                .isEmpty();
        return this;
    }

    /** @param paid such as {@code "cash": "100.00"} */
    public SpendTold line(String lineId, String customer, String service, String day, String paid) {
        assertThat(story.fact("spend.recorded", """
                {"lineId": "%s", "customerId": "%s", "currency": "CNY", "product": {"serviceType": "%s"},
                 "chargingMode": "ON_DEMAND", "lineType": "USAGE", "consumedFrom": "%sT10:00:00+08:00",
                 "tradedAt": "%sT11:00:00+08:00", "tradeId": "t-%s",
                 "paid": {%s}}""".formatted(lineId, customer, service, day, day, lineId, paid)))
                .isEmpty();
        return this;
    }

    public SpendTold refund(String lineId, String base, String day, String cash) {
        assertThat(story.fact("spend.recorded", """
                {"lineId": "%s", "customerId": "c-1", "currency": "CNY", "product": {"serviceType": "ecs"},
                 "chargingMode": "ON_DEMAND", "lineType": "REFUND_UNSUBSCRIBE", "consumedFrom": "%sT10:00:00+08:00",
                 "tradedAt": "%sT11:00:00+08:00", "tradeId": "t-%s", "baseLineId": "%s",
                 "paid": {"cash": "%s"}}""".formatted(lineId, day, day, lineId, base, cash)))
                .isEmpty();
        return this;
    }

    /** Drafts a WHOLE plan of one rate for GENERAL products. */
    public SpendTold draft(String planId, int version, String from, String rate) {
        return draft(planId, version, from, rate, "MONTH", 10);
    }

    public SpendTold draft(String planId, int version, String from, String rate, String cadence, int priority) {
        var answer = story.post("/api/v1/plans", """
                {"planId": "%s", "version": %d, "name": "%s", "validFrom": "%s", "validTo": null, "cadence": "%s",
                 "associations": ["RESALE"], "productClasses": ["GENERAL"], "when": null, "factors": [],
                 "tierMode": "WHOLE", "tiers": [{"from": "0", "rate": "%s"}], "threshold": "0",
                 "capPerPeriod": null, "stacking": "EXCLUSIVE", "priority": %d, "currencies": null,
                 "partners": null}""".formatted(planId, version, planId, from, cadence, rate, priority));
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return this;
    }

    public SpendTold published(String planId, int version) {
        var answer = story.post("/api/v1/plans/" + planId + "/versions/" + version + "/publish");
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return this;
    }
}
