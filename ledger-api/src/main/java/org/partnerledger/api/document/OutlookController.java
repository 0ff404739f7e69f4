package org.partnerledger.api.document;

import java.util.List;
import java.util.Optional;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.core.incentive.TierOutlook;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.Statement.PlanEntry;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Of an open month: what each plan lacks to its next step, and what that would bring. */
@RestController
public class OutlookController {

    private final PartnerMonths months;
    private final RulesViews rules;

    OutlookController(PartnerMonths months, RulesViews rules) {
        this.months = months;
        this.rules = rules;
    }

    /** Empty for a closed month: nothing is missing there any more. */
    @GetMapping("/api/v1/partners/{partnerId}/statements/{period}/outlook")
    List<OutlookJson> outlook(@PathVariable PartnerId partnerId, @PathVariable Period period) {
        return of(months.statement(partnerId, period, null));
    }

    /** The same of an estimate that is there already. */
    public List<OutlookJson> of(Statement statement) {
        if (statement.state() != StatementState.ESTIMATED) {
            return List.of();
        }
        List<PlanVersion> plans = rules.publishedPlans();
        return statement.plans().stream()
                .flatMap(entry -> next(entry, plans, statement).stream())
                .toList();
    }

    private static Optional<OutlookJson> next(PlanEntry entry, List<PlanVersion> plans, Statement statement) {
        return plans.stream()
                .filter(plan -> plan.planId().value().equals(entry.planId()) && plan.version() == entry.version())
                .findFirst()
                .flatMap(plan -> TierOutlook.of(plan, entry.measure(), entry.base(), statement.currency()))
                .map(it -> OutlookJson.of(entry, it));
    }

    /**
     * What a plan would pay if just what is missing came, all of it at factor 1.
     *
     * @param step measure at which another rate holds, or the threshold
     * @param brings {@code then} − {@code now}
     */
    public record OutlookJson(
            String planId,
            int version,
            Amount measure,
            Amount step,
            Amount missing,
            Amount now,
            Amount then,
            Amount brings) {

        static OutlookJson of(PlanEntry entry, TierOutlook it) {
            return new OutlookJson(
                    entry.planId(),
                    entry.version(),
                    entry.measure(),
                    it.step(),
                    it.missing(),
                    it.now().toAmount(),
                    it.then().toAmount(),
                    it.brings().toAmount());
        }
    }
}
