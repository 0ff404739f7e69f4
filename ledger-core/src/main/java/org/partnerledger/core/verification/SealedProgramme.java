package org.partnerledger.core.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.bundle.SealedClaim;
import org.partnerledger.core.bundle.SealedCorrectedRow;
import org.partnerledger.core.bundle.SealedCorrection;
import org.partnerledger.core.bundle.SealedProject;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.DelayDeduction;
import org.partnerledger.core.milestone.SubsidyOutcome;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.project.ProjectEvent;
import org.partnerledger.core.project.SubsidyAdjustments;
import org.partnerledger.core.project.SubsidyRows;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.core.statement.UnpaidBill;

/** What a sealed statement has beside plans, from the facts it was made of (domain.md, sections 6 to 8). */
final class SealedProgramme {

    private final List<SealedProject> projects = new ArrayList<>();
    private final Map<String, List<ProjectEvent>> taken = new HashMap<>();
    private final List<SealedClaim> claims = new ArrayList<>();
    private final List<SealedCorrection> corrections = new ArrayList<>();
    private final List<SealedCorrectedRow> correctedRows = new ArrayList<>();
    private final List<UnpaidBill> unpaid = new ArrayList<>();

    void add(SealedProject it) {
        projects.add(it);
    }

    /** What was taken of a subsidy or given back, in the order in which it was. */
    void add(ProjectEvent it) {
        taken.computeIfAbsent(it.projectId().value(), _ -> new ArrayList<>()).add(it);
    }

    void add(SealedClaim it) {
        claims.add(it);
    }

    void add(SealedCorrection it) {
        corrections.add(it);
    }

    void add(SealedCorrectedRow it) {
        correctedRows.add(it);
    }

    void add(UnpaidBill it) {
        unpaid.add(it);
    }

    /** Amounts of earlier documents that these facts name. */
    Map<String, Amount> quoted() {
        Map<String, Amount> quoted = new HashMap<>();
        unpaid.forEach(it -> quoted.put(billOf(it.period()), it.due()));
        projects.forEach(it -> {
            if (it.entered() != null) {
                quoted.put(subsidyOf(it.projectId()), it.entered());
            }
        });
        return quoted;
    }

    static String billOf(Period period) {
        return "unpaid-bill/" + period;
    }

    static String subsidyOf(String projectId) {
        return "subsidy/" + projectId;
    }

    List<SubsidyEntry> subsidies(MonthFacts month, RulesSnapshot rules) {
        return projects.stream()
                .filter(it -> covers(month, it.standsOn()))
                .map(it -> SubsidyRows.entry(it.projectId(), outcome(it, month, rules)))
                .toList();
    }

    List<BenefitEntry> benefits() {
        return claims.stream().map(SealedClaim::entry).toList();
    }

    List<AdjustmentEntry> adjustments(MonthFacts month, RulesSnapshot rules) {
        var entries = new ArrayList<AdjustmentEntry>();
        for (SealedProject it : projects) {
            Amount net = it.entered() == null ? outcome(it, month, rules).net() : it.entered();
            var all = SubsidyAdjustments.of(net, it.currency(), taken.getOrDefault(it.projectId(), List.of()));
            entries.addAll(SubsidyRows.adjustments(all, it.standsOn(), month.firstCovered(), month.period()));
        }
        corrections.forEach(it -> entries.add(it.entry()));
        correctedRows.forEach(it -> entries.addAll(it.entries()));
        return entries;
    }

    boolean overdue(MonthFacts month, RulesSnapshot rules) {
        Integer days = rules.parameters().billDueDays();
        return unpaid.stream().anyMatch(bill -> bill.isOverdue(days, today(month, rules)));
    }

    /** @param standing of the partner itself */
    static boolean balanceLapses(PartnerStanding standing, MonthFacts month, RulesSnapshot rules) {
        Instant asOf = month.asOf();
        return standing.balanceLapsesAt(asOf, rules.parameters().zone());
    }

    /** What these facts should not say: where something stands follows from when it was decided. */
    List<String> contradictions(MonthFacts month) {
        var contradictions = new ArrayList<String>();
        for (SealedProject it : projects) {
            boolean here = covers(month, it.standsOn());
            if (here != (it.entered() == null) || (here && !it.standsOn().equals(firstOpen(month, it.acceptedOn())))) {
                contradictions.add("project " + it.projectId() + " does not stand on " + it.standsOn());
            }
        }
        for (SealedClaim it : claims) {
            if (!it.standsOn().equals(firstOpen(month, it.approvedOn()))) {
                contradictions.add("claim " + it.claimId() + " does not stand on " + it.standsOn());
            }
            if (it.approved().compareTo(it.claimed()) > 0) {
                contradictions.add("of claim " + it.claimId() + " more is approved than was claimed");
            }
        }
        corrections.stream()
                .filter(it -> !covers(month, it.standsOn()) || !it.period().isBefore(it.standsOn()))
                .forEach(it -> contradictions.add("correction " + it.correctionId() + " does not stand here"));
        correctedRows.stream()
                .filter(it -> !covers(month, it.standsOn()) || !it.period().isBefore(it.standsOn()))
                .forEach(it -> contradictions.add("recalculation " + it.recalculationId() + " does not stand here"));
        return contradictions;
    }

    private static SubsidyOutcome outcome(SealedProject it, MonthFacts month, RulesSnapshot rules) {
        return DelayDeduction.by(rules.parameters().milestone(), rules.calendar(), today(month, rules))
                .of(it.subsidy(), it.currency(), it.milestones());
    }

    /** The month of the decision, or the first one that was open then. */
    private static Period firstOpen(MonthFacts month, LocalDate on) {
        return Period.of(YearMonth.from(on)).max(month.firstCovered());
    }

    private static boolean covers(MonthFacts month, Period it) {
        return !it.isBefore(month.firstCovered()) && !it.isAfter(month.period());
    }

    private static LocalDate today(MonthFacts month, RulesSnapshot rules) {
        return LocalDate.ofInstant(month.asOf(), rules.parameters().zone());
    }
}
