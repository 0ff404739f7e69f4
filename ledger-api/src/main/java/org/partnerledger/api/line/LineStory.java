package org.partnerledger.api.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.projections.line.StoredLine;

/**
 * Tells what was decided about a line, in sentences and with what would have changed it. Decides nothing.
 *
 * @param group what was decided about its group; null while it belongs to nobody
 */
record LineStory(StoredLine line, @Nullable GroupDecision group) {

    Map<String, Amount> paid() {
        Map<String, Amount> paid = new LinkedHashMap<>();
        line.line().paid().byMeans().forEach((means, amount) -> paid.put(means.json(), amount));
        return paid;
    }

    boolean performs() {
        return group != null && group.excluded() == null;
    }

    Amount performance() {
        return performs() ? line.line().paid().counting(line.decision().cashCouponCounts()) : Amount.ZERO;
    }

    /** The one primary reason; null where the line earns, or is taken back. */
    @Nullable
    String reason() {
        if (group == null) {
            return line.decision().currencyMismatch() ? "CURRENCY_MISMATCH" : "UNATTRIBUTED";
        }
        return group.excluded() == null ? group.noPlan() : group.excluded().name();
    }

    /** What of the amount does not count, by reason. */
    Map<String, Amount> exclusions() {
        Map<String, Amount> exclusions = new LinkedHashMap<>();
        if (group == null) {
            return exclusions;
        }
        if (group.excluded() != null) {
            exclusions.put(group.excluded().name(), line.line().amount());
            return exclusions;
        }
        line.line().paid().byMeans().forEach((means, amount) -> {
            boolean counts = means == Means.CASH_COUPON && line.decision().cashCouponCounts();
            if (means.exclusion() != null && !counts) {
                exclusions.put(means.exclusion(), amount);
            }
        });
        return exclusions;
    }

    /** The same in sentences of a language. */
    List<String> sentences(Wording words) {
        var told = new ArrayList<String>();
        LineDecision it = line.decision();
        told.add(words.text(
                "story.belongs", line.line().consumedFrom(), line.line().tradedAt(), it.charge()));
        if (it.partner() == null) {
            told.add(words.text(it.currencyMismatch() ? "story.otherCurrency" : "story.nobody"));
            return told;
        }
        told.add(words.text(
                "story.bill",
                String.valueOf(it.bill()),
                it.partner(),
                it.tierTwo() == null ? "" : words.text("story.through", it.tierTwo()),
                it.bill() != null && it.bill().isAfter(it.charge()) ? words.text("story.late", it.charge()) : "",
                String.valueOf(it.incentive()),
                it.cause() == null ? "" : words.text("story.cause." + it.cause().name())));
        told.addAll(whyNot(words));
        return told;
    }

    private List<String> whyNot(Wording words) {
        if (group == null) {
            return List.of();
        }
        var told = new ArrayList<String>();
        if (group.excluded() != null) {
            told.add(words.text(
                    "story.excluded." + group.excluded().name(), group.group().classMonth()));
            return told;
        }
        exclusions()
                .forEach((reason, amount) ->
                        told.add(words.text("story.notCounting", amount, words.text("reason." + reason), reason)));
        if (group.noPlan() != null) {
            told.add(words.text(
                    group.noPlan().equals(GroupDecision.PRODUCT_NO_REBATE) ? "story.noRebate" : "story.noPlan",
                    group.group().incentive()));
        }
        group.takers()
                .forEach(plan -> told.add(
                        words.text("story.taken", plan.planId(), plan.version(), performance(), plan.factor())));
        group.clawedBack()
                .forEach(plan -> told.add(words.text(
                        "story.clawedBack",
                        plan.planId(),
                        String.valueOf(group.group().baseIncentive()))));
        return told;
    }
}
