package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.bundle.MonthFacts.ClosedMonth;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.verification.Finding.Code;

/**
 * Holds what a sealed month began with against what the sealed months before it left: balance, frozen shares and
 * benefits, what plans paid, the closed months and the rules. Takes months one after the other, those of a partner in
 * their order, and keeps the last one, and what the partner's plans paid.
 */
public final class MonthSuccession {

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Earned, PlanResult> paid = new HashMap<>();
    private final Map<String, Amount> said = new HashMap<>();
    private @Nullable Month before;
    private boolean fromFirst;

    private record Earned(PlanId plan, Period earnedIn) {}

    /**
     * What a month began with and what it leaves.
     *
     * @param paid what earlier months paid, as this one knew it; empty where a correction may have changed it
     * @param quoted amounts of earlier documents that this one names, by what they are called
     * @param rules every state of the rules up to its close
     */
    public record Month(
            MonthFacts facts,
            List<ClosedMonth> closed,
            List<FrozenShare> frozenBefore,
            List<PlanResult> paid,
            Map<String, Amount> quoted,
            List<RulesSnapshot> rules,
            Left left) {

        /** Null where documents or facts are missing, which {@link MonthRecalculation} says. */
        public static @Nullable Month of(MonthContent content) {
            MonthFacts facts = content.rules.month();
            Statement statement = content.documents.statement();
            Bill bill = content.documents.bill();
            if (facts == null || statement == null || bill == null) {
                return null;
            }
            Set<FrozenShare> frozen = new HashSet<>(earlier(facts, content.frozenBefore));
            content.documents.released().forEach(frozen::remove);
            frozen.addAll(content.documents.frozen());
            return new Month(
                    facts,
                    content.rules.closedMonths(),
                    List.copyOf(content.frozenBefore),
                    content.rules.isCorrected() ? List.of() : List.copyOf(content.paid),
                    content.programme.quoted(),
                    content.rules.states(),
                    new Left(
                            statement.closingBalance(),
                            content.documents.frozenBenefits(),
                            frozen,
                            List.copyOf(content.documents.results()),
                            said(facts, bill, statement)));
        }

        private static Map<String, Amount> said(MonthFacts facts, Bill bill, Statement statement) {
            Map<String, Amount> said = new HashMap<>();
            said.put(SealedProgramme.billOf(facts.period()), bill.due());
            statement.subsidies().forEach(it -> said.put(SealedProgramme.subsidyOf(it.projectId()), it.net()));
            return said;
        }
    }

    /**
     * What a month leaves to the next one.
     *
     * @param said amounts that later documents may name, by what they are called
     */
    public record Left(
            Amount balance,
            Amount frozenBenefits,
            Set<FrozenShare> frozen,
            List<PlanResult> results,
            Map<String, Amount> said) {}

    /** @return what does not follow from the months that were taken before; nothing of a stretch's first month */
    public List<Finding> next(Month it) {
        findings.clear();
        PartnerId partner = it.facts().partnerId();
        if (before == null || !before.facts().partnerId().equals(partner)) {
            before = null;
            paid.clear();
            said.clear();
            fromFirst = it.facts().closedThrough() == null;
        }
        if (it.facts().closedThrough() == null) {
            begin(it);
        } else if (before != null && before.facts().period().equals(it.facts().closedThrough())) {
            follow(before, it);
        } else {
            fromFirst = false; // A month between them is not there; that is the chain's to say.
            paid.clear();
            said.clear();
            remember(it);
        }
        compareQuoted(it);
        before = it;
        return List.copyOf(findings);
    }

    private void remember(Month it) {
        it.left().results().forEach(result -> paid.put(new Earned(result.planId(), result.earnedIn()), result));
    }

    /** Nothing was left to a partner's first month. */
    private void begin(Month it) {
        compare(it, "openingBalance", it.facts().openingBalance(), Amount.ZERO);
        compare(it, "openingFrozenBenefits", it.facts().openingFrozenBenefits(), Amount.ZERO);
        compareFrozen(it, Set.of());
        comparePaid(it);
    }

    private void follow(Month before, Month it) {
        compare(it, "openingBalance", it.facts().openingBalance(), before.left().balance());
        compare(
                it,
                "openingFrozenBenefits",
                it.facts().openingFrozenBenefits(),
                before.left().frozenBenefits());
        compareFrozen(it, before.left().frozen());
        comparePaid(it);
        Period first = before.facts().period().next();
        if (!it.facts().firstCovered().equals(first)) {
            differs(it, BundleFile.BASIS, "firstCovered", it.facts().firstCovered(), first);
        }
        List<ClosedMonth> closed = it.closed().stream()
                .filter(month -> month.period().isBefore(it.facts().period()))
                .toList();
        if (!closed.equals(before.closed())) {
            differs(it, BundleFile.BASIS, "closed-month", closed, before.closed());
        }
        for (int i = 0; i < before.rules().size(); i++) {
            if (i >= it.rules().size()
                    || !it.rules().get(i).equals(before.rules().get(i))) {
                String at = at(it, BundleFile.RULES) + "/" + i;
                findings.add(new Finding(
                        Code.DECISION_MISMATCH, at, "are not the rules that " + place(before) + " was sealed with"));
                return;
            }
        }
    }

    private void compareFrozen(Month it, Set<FrozenShare> left) {
        Set<FrozenShare> surplus = new HashSet<>(earlier(it.facts(), it.frozenBefore()));
        Set<FrozenShare> missing = new HashSet<>(left);
        missing.removeAll(surplus);
        surplus.removeAll(left);
        String at = at(it, BundleFile.BASIS) + "/frozen-before";
        surplus.forEach(share ->
                findings.add(new Finding(Code.AMOUNT_MISMATCH, at, "no earlier statement left frozen " + share)));
        missing.forEach(share -> findings.add(new Finding(Code.AMOUNT_MISMATCH, at, "lacks " + share)));
    }

    /** Corrections that stand on the statement itself wait among the shares it began with. */
    private static List<FrozenShare> earlier(MonthFacts facts, List<FrozenShare> frozenBefore) {
        return frozenBefore.stream()
                .filter(share -> share.period().isBefore(facts.firstCovered()))
                .toList();
    }

    /** Of earlier statements, or of its own: quarters that end with it are looked up as those of earlier months are. */
    private void comparePaid(Month it) {
        remember(it);
        for (PlanResult result : it.paid()) {
            PlanResult known = paid.get(new Earned(result.planId(), result.earnedIn()));
            if (known == null ? fromFirst : !known.equals(result)) {
                differs(it, BundleFile.BASIS, "paid/" + result.planId(), result, known == null ? "nothing" : known);
            }
        }
    }

    /** What bills were due and what subsidies came to, where a later month has to name it. */
    private void compareQuoted(Month it) {
        it.quoted().forEach((name, quoted) -> {
            Amount known = said.get(name);
            if (known == null ? fromFirst : !known.equals(quoted)) {
                differs(it, BundleFile.BASIS, name, quoted, known == null ? "nothing" : known);
            }
        });
        said.putAll(it.left().said());
    }

    private void compare(Month it, String member, Amount stated, Amount left) {
        if (!stated.equals(left)) {
            differs(it, BundleFile.BASIS, member, stated, left);
        }
    }

    private void differs(Month it, BundleFile file, String member, Object stated, Object left) {
        boolean amount = stated instanceof Amount || stated instanceof PlanResult;
        findings.add(new Finding(
                amount ? Code.AMOUNT_MISMATCH : Code.DECISION_MISMATCH,
                at(it, file) + "/" + member,
                "is " + stated + ", the months before left " + left));
    }

    private static String at(Month it, BundleFile file) {
        return place(it) + "/" + file.fileName();
    }

    private static String place(Month it) {
        return it.facts().partnerId() + "/" + it.facts().period();
    }
}
