package org.partnerledger.core.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;

/**
 * What is taken of a net subsidy after it was entered, and given back, in the order in which it became known; all of it
 * together is never more than the net subsidy (domain.md, section 10). Pure.
 */
public final class SubsidyAdjustments {

    public static final String LAPSED = "SUBSIDY_LAPSED";
    public static final String CLAWED_BACK = "SUBSIDY_CLAWBACK";

    private final Amount net;
    private final CurrencyCode currency;
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final Map<String, Adjustment> clawedBack = new HashMap<>();
    private Amount taken = Amount.ZERO;
    private Amount lapsed = Amount.ZERO;

    private SubsidyAdjustments(Amount net, CurrencyCode currency) {
        this.net = net;
        this.currency = currency;
    }

    /**
     * One row.
     *
     * @param id unique over all projects
     * @param reason {@link #LAPSED}, below 0 for a lapse and above for what is given back, or {@link #CLAWED_BACK}
     */
    public record Adjustment(String id, String reason, Period standsOn, Amount amount) {}

    /**
     * @param net as it stands on its statement
     * @param history events of one project in order; others than lapses, claw-backs and what undoes them change nothing
     * @return in the same order; rows of 0 included, so that each event can be found
     */
    public static List<Adjustment> of(Amount net, CurrencyCode currency, List<ProjectEvent> history) {
        var all = new SubsidyAdjustments(net, currency);
        Set<String> undone = undoneWhileOpen(history);
        for (ProjectEvent event : history) {
            switch (event) {
                case SubsidyLapsed it -> all.lapse(it);
                case SubsidyGivenBack it -> all.giveBack(it);
                case SubsidyClawedBack it
                when !undone.contains(it.unsubscription().key()) -> all.clawBack(it);
                case SubsidyClawBackUndone it
                when !undone.contains(it.unsubscription().key()) -> all.makeGood(it);
                default -> {}
            }
        }
        return List.copyOf(all.adjustments);
    }

    /** Claw-backs taken back while their own month was open: they leave no row. */
    private static Set<String> undoneWhileOpen(List<ProjectEvent> history) {
        Map<String, Period> stoodOn = new HashMap<>();
        Set<String> undone = new HashSet<>();
        for (ProjectEvent event : history) {
            if (event instanceof SubsidyClawedBack it) {
                stoodOn.put(it.unsubscription().key(), it.standsOn());
            } else if (event instanceof SubsidyClawBackUndone it) {
                Period before = stoodOn.get(it.unsubscription().key());
                if (before != null && !it.standsOn().isAfter(before)) {
                    undone.add(it.unsubscription().key());
                }
            }
        }
        return undone;
    }

    private void lapse(SubsidyLapsed it) {
        lapsed = net.minus(taken);
        var _ = take("subsidy-lapsed/" + it.projectId().value(), LAPSED, it.standsOn(), lapsed);
    }

    private void giveBack(SubsidyGivenBack it) {
        var _ = take("subsidy-given-back/" + it.projectId().value(), LAPSED, it.standsOn(), lapsed.negated());
    }

    private void clawBack(SubsidyClawedBack it) {
        Unsubscription refund = it.unsubscription();
        Amount amount = share(refund).min(net.minus(taken));
        String id = "subsidy-clawback/" + it.projectId().value() + "/" + refund.key();
        clawedBack.put(refund.key(), take(id, CLAWED_BACK, it.standsOn(), amount));
    }

    private void makeGood(SubsidyClawBackUndone it) {
        Adjustment before = clawedBack.get(it.unsubscription().key());
        if (before != null) {
            var _ = take(before.id() + "/undone", CLAWED_BACK, it.standsOn(), before.amount());
        }
    }

    /** net × refunded ÷ original, HALF_UP to the minor unit. */
    private Amount share(Unsubscription refund) {
        BigDecimal product = net.value().multiply(refund.refunded().value());
        BigDecimal rounded = product.divide(refund.original().value(), currency.decimals(), RoundingMode.HALF_UP);
        return new Money(rounded, currency).toAmount();
    }

    private Adjustment take(String id, String reason, Period standsOn, Amount amount) {
        var adjustment = new Adjustment(id, reason, standsOn, amount.negated());
        adjustments.add(adjustment);
        taken = taken.plus(amount);
        return adjustment;
    }
}
