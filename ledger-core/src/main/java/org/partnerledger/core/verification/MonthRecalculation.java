package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.calculation.PeriodCalculator;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.DocumentCheck;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.core.verification.Finding.Code;

/** Works every amount of a sealed month out again, with the calculators of the close, and compares. */
public final class MonthRecalculation {

    private static final String DOCUMENTS = BundleFile.DOCUMENTS.fileName();

    private final MonthContent content;
    private final List<Finding> findings = new ArrayList<>();

    private MonthRecalculation(MonthContent content) {
        this.content = content;
    }

    /** What lines and rules do not make of the month; empty for one that is right. */
    public static List<Finding> findings(MonthContent content) {
        var recalculation = new MonthRecalculation(content);
        recalculation.findings.addAll(content.findings());
        try {
            recalculation.recalculate();
        } catch (RuntimeException impossible) { // Records that contradict each other have no result to compare.
            recalculation.add(Code.DECISION_MISMATCH, "", "cannot be worked out: " + impossible.getMessage());
        }
        return List.copyOf(recalculation.findings);
    }

    private void recalculate() {
        MonthFacts month = content.rules.month();
        SealedDocuments sealed = content.documents;
        Bill bill = sealed.bill();
        Statement statement = sealed.statement();
        Explanation explanation = sealed.explanation();
        if (month == null || bill == null || statement == null || explanation == null) {
            add(Code.RECORD_UNREADABLE, "", "lacks a document, or what the month began with");
            return;
        }
        for (DocumentCheck.Break it : DocumentCheck.breaksOf(bill, statement, explanation)) {
            add(Code.DOES_NOT_ADD_UP, "/" + it.row(), "says " + it.stated() + ", its parts make " + it.expected());
        }
        checkProgramme(month);
        SettledPeriod settled = PeriodCalculator.settle(input(month));
        compare("/bill", bill, settled.bill().in(BillState.CLOSED));
        compareTierTwo(month);
        compare("/statement", statement, settled.statement().published(StatementState.PENDING_CONFIRMATION, 1));
        compare("/explanation", explanation, settled.explanation());
        compareAll("/decision", sealed.decisions(), settled.decisions());
        compareAll("/result", sealed.results(), settled.results());
        compareAll("/frozen", sealed.frozen(), settled.frozenNow());
        compareAll("/released", sealed.released(), settled.releasedNow());
        compare("/frozen-benefits", sealed.frozenBenefits(), settled.frozenBenefitsAfter());
        compareShares(settled.shares());
    }

    private void checkProgramme(MonthFacts month) {
        String at = BundleFile.BASIS.fileName();
        content.programme
                .contradictions(month)
                .forEach(it -> findings.add(new Finding(Code.DECISION_MISMATCH, at, it)));
        PartnerStanding standing = content.decisions.standing(month.partnerId());
        if (standing == null) {
            findings.add(new Finding(Code.DECISION_MISMATCH, at, "does not say what the partner was"));
            return;
        }
        RulesSnapshot rules = content.rules.current();
        findings.addAll(Differences.between(at + "/overdue", month.overdue(), content.programme.overdue(month, rules)));
        findings.addAll(Differences.between(
                at + "/balanceLapses", month.balanceLapses(), SealedProgramme.balanceLapses(standing, month, rules)));
    }

    private PeriodInput input(MonthFacts month) {
        RulesSnapshot rules = content.rules.current();
        return new PeriodInput(
                month.partnerId(),
                month.currency(),
                month.period(),
                month.closedThrough(),
                month.firstCovered(),
                content.billSum.bill(month.partnerId(), month.period(), month.currency(), BillState.OPEN),
                content.lines.groups(),
                content.rules::combination,
                rules,
                content.rules::of,
                content.rules.plans(),
                this::paid,
                content.lines,
                UnpaidLines.of(content.trades),
                content.frozenBefore,
                true,
                month.openingBalance(),
                content.programme.subsidies(month, rules),
                content.programme.benefits(),
                content.programme.adjustments(month, rules),
                month.overdue(),
                month.openingFrozenBenefits(),
                month.balanceLapses());
    }

    private @Nullable PlanResult paid(PlanId plan, Period earnedIn) {
        return content.paid.stream()
                .filter(it -> it.planId().equals(plan) && it.earnedIn().equals(earnedIn))
                .findFirst()
                .orElse(null);
    }

    private void compareTierTwo(MonthFacts month) {
        Set<String> named = new TreeSet<>();
        for (Bill bill : content.documents.tierTwoBills()) {
            BillSum sum = content.tierTwoSums.getOrDefault(bill.partnerId(), new BillSum());
            named.add(bill.partnerId().value());
            compare(
                    "/tier-two-bill/" + bill.partnerId(),
                    bill,
                    sum.bill(bill.partnerId(), month.period(), bill.currency(), BillState.CLOSED));
        }
        content.tierTwoSums.keySet().stream()
                .filter(partner -> !named.contains(partner.value()))
                .forEach(partner -> add(Code.DECISION_MISMATCH, "/tier-two-bill/" + partner, "is missing"));
    }

    private void compareShares(Map<PlanId, Shares.Allocation> expected) {
        Set<PlanId> plans = new TreeSet<>(content.shares.keySet());
        expected.forEach((plan, allocation) -> {
            if (allocation.lineNos().length > 0) {
                plans.add(plan);
            }
        });
        for (PlanId plan : plans) {
            Shares.Allocation stated = stated(plan);
            Shares.Allocation wanted = expected.get(plan);
            if (wanted == null
                    || !Arrays.equals(stated.lineNos(), wanted.lineNos())
                    || !Arrays.equals(stated.shares(), wanted.shares())) {
                findings.add(new Finding(
                        Code.AMOUNT_MISMATCH,
                        BundleFile.SHARES.fileName() + "/" + plan,
                        "are not the shares that lines and rules make of the incentive"));
            }
        }
    }

    private Shares.Allocation stated(PlanId plan) {
        var all = new Shares.Allocation(new long[0], new long[0]);
        MonthContent.LongList list = content.shares.get(plan);
        for (int i = 0; list != null && i + 1 < list.blocks.size(); i += 2) {
            all = all.and(new Shares.Allocation(list.blocks.get(i), list.blocks.get(i + 1)));
        }
        return all;
    }

    private void compare(String at, Object stated, Object expected) {
        findings.addAll(Differences.between(DOCUMENTS + at, stated, expected));
    }

    /** Lists in no particular order. */
    private void compareAll(String at, Collection<?> stated, Collection<?> expected) {
        Set<Object> surplus = new HashSet<>(stated);
        surplus.removeAll(new HashSet<>(expected));
        Set<Object> missing = new HashSet<>(expected);
        missing.removeAll(new HashSet<>(stated));
        Code code = at.equals("/decision") ? Code.DECISION_MISMATCH : Code.AMOUNT_MISMATCH;
        surplus.forEach(it -> add(code, at, "lines and rules make no " + it));
        missing.forEach(it -> add(code, at, "lacks " + it));
        if (surplus.isEmpty() && missing.isEmpty() && stated.size() != expected.size()) {
            add(code, at, "says something twice");
        }
    }

    private void add(Code code, String at, String detail) {
        findings.add(new Finding(code, DOCUMENTS + at, detail));
    }
}
