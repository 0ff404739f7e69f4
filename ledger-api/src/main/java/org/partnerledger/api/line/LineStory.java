package org.partnerledger.api.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    List<String> sentences() {
        var told = new ArrayList<String>();
        LineDecision it = line.decision();
        told.add("Consumed from " + line.line().consumedFrom() + " and charged at "
                + line.line().tradedAt() + ": it belongs to " + it.charge() + ".");
        if (it.partner() == null) {
            told.add(
                    it.currencyMismatch()
                            ? "A link covers it, but the partner settles in another currency, so it is on no bill."
                            : "No link of the customer covers that instant, so it is on no bill. A link "
                                    + "that does would put"
                                    + " it on the first open one.");
            return told;
        }
        told.add("It is on the " + it.bill() + " bill of " + it.partner()
                + (it.tierTwo() == null ? "" : ", through " + it.tierTwo())
                + (it.bill() != null && it.bill().isAfter(it.charge())
                        ? ", because " + it.charge() + " was closed when it came"
                        : "")
                + ", and its performance is recognised in " + it.incentive() + because(it) + ".");
        told.addAll(whyNot());
        return told;
    }

    private static String because(LineDecision it) {
        return switch (it.cause()) {
            case null -> "";
            case MONTHLY_SETTLED -> ", because it is settled monthly: its amount does not exist before the month ends";
            case LATE_CHARGE -> ", because it was charged after the cutoff of its month";
            case CLOSED_PERIOD -> ", because the month it belongs to was closed";
        };
    }

    private List<String> whyNot() {
        if (group == null) {
            return List.of();
        }
        var told = new ArrayList<String>();
        if (group.excluded() != null) {
            told.add(
                    switch (group.excluded()) {
                        case PARTNER_NOT_IN_PROGRAMME ->
                            "It brings no performance: the partner (or its distributor) was not a member at "
                                    + "that instant.";
                        case CERTIFICATION_EXPIRED ->
                            "It brings no performance: the certification was not valid at that instant.";
                        case REBIND_COOLDOWN ->
                            "It brings no performance: the customer came from another partner and is in its "
                                    + "cooldown. The same"
                                    + " consumption after the cooldown would count.";
                        case MARKETPLACE_EXCLUDED ->
                            "It brings no performance: marketplace products do not count under the rules of its month.";
                        case LINE_TYPE_EXCLUDED -> "It brings no performance: lines of this type never do.";
                        case PRODUCT_NO_PERFORMANCE ->
                            "It brings no performance: the catalogue of "
                                    + group.group().classMonth() + " says so for this product.";
                    });
            return told;
        }
        exclusions().forEach((reason, amount) -> told.add(amount + " of it does not count: " + reason + "."));
        if (group.noPlan() != null) {
            told.add(
                    group.noPlan().equals(GroupDecision.PRODUCT_NO_REBATE)
                            ? "No plan may take it: the catalogue gives this product performance, but no rebate."
                            : "No plan takes it: none of " + group.group().incentive()
                                    + " has its association, product class and condition.");
        }
        group.takers()
                .forEach(plan -> told.add("Plan " + plan.planId() + ", version " + plan.version() + ", takes "
                        + performance() + " of it at factor " + plan.factor() + "."));
        group.clawedBack()
                .forEach(plan -> told.add("Plan " + plan.planId() + " paid its base in "
                        + group.group().baseIncentive() + " and takes the incentive on it back."));
        return told;
    }
}
