package org.partnerledger.api.period;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.plan.Cadence;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.recalculation.CorrectionViews.CorrectedRules;
import org.partnerledger.projections.rules.RulesHistory;
import org.partnerledger.projections.rules.RulesViews;

/**
 * By which rules the months of one partner are worked out, read once for all of them: a closed month keeps those of its
 * close, the one that is closing has them already, and an open one has those in force; all as recalculations corrected
 * them.
 */
final class PartnerRules {

    private final RulesHistory history;
    private final RulesSnapshot inForce;
    private final ClosedMonthsOf closes;
    private final List<CorrectedRules> corrections;
    private final List<PlanVersion> plans;
    private final Map<Period, RulesSnapshot> byMonth = new HashMap<>();

    private PartnerRules(
            RulesHistory history,
            RulesSnapshot inForce,
            ClosedMonthsOf closes,
            List<CorrectedRules> corrections,
            List<PlanVersion> plans) {
        this.history = history;
        this.inForce = inForce;
        this.closes = closes;
        this.corrections = corrections;
        this.plans = plans;
    }

    /** @param corrections in the order in which they were made */
    static PartnerRules now(
            RulesViews rules, PartnerStanding partner, ClosedMonthsOf closes, List<CorrectedRules> corrections) {
        RulesHistory history = rules.history();
        List<PlanVersion> plans = plans(rules.publishedPlans(), partner, corrections);
        return new PartnerRules(history, history.current(), closes, corrections, plans);
    }

    /** As they were known at {@code asOf}, and so {@code closes} and {@code corrections}. */
    static PartnerRules then(
            RulesViews rules,
            PartnerStanding partner,
            ClosedMonthsOf closes,
            List<CorrectedRules> corrections,
            Instant asOf) {
        RulesHistory history = rules.history();
        List<PlanVersion> plans = plans(rules.publishedPlans(asOf), partner, corrections);
        return new PartnerRules(history, history.asOf(asOf), closes, corrections, plans);
    }

    private static List<PlanVersion> plans(
            List<PlanVersion> published, PartnerStanding partner, List<CorrectedRules> corrections) {
        List<PlanVersion> corrected = published;
        for (CorrectedRules it : corrections) {
            corrected = it.rules().plans(corrected);
        }
        return corrected.stream()
                .filter(plan -> plan.appliesTo(partner.id(), partner.currency()))
                .toList();
    }

    /** In force for what is not closed. */
    RulesSnapshot inForce() {
        return inForce;
    }

    /** Of a month. */
    RulesSnapshot of(Period month) {
        return byMonth.computeIfAbsent(month, it -> {
            RulesSnapshot rules =
                    closes.closeOf(it).map(close -> history.at(close.rulesNo())).orElse(inForce);
            for (CorrectedRules correction : corrections) {
                rules = it.isBefore(correction.standsOn()) ? correction.rules().rules(it, rules, history::at) : rules;
            }
            return rules;
        });
    }

    /** Published for the partner and its currency, of any month. */
    List<PlanVersion> plans() {
        return plans;
    }

    /** The first month whose lines matter for a statement that speaks for {@code first} and later ones. */
    Period firstMattering(Period first) {
        boolean quarters = plans.stream().anyMatch(plan -> plan.cadence() == Cadence.QUARTER);
        return quarters ? first.quarterStart() : first;
    }
}
