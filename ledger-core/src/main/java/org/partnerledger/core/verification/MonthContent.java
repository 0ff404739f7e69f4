package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.CorrectedRules;
import org.partnerledger.core.bundle.Entry;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.bundle.MonthFacts.ClosedMonth;
import org.partnerledger.core.bundle.SealedClaim;
import org.partnerledger.core.bundle.SealedCorrectedRow;
import org.partnerledger.core.bundle.SealedCorrection;
import org.partnerledger.core.bundle.SealedLine;
import org.partnerledger.core.bundle.SealedLink;
import org.partnerledger.core.bundle.SealedProject;
import org.partnerledger.core.bundle.SealedShares;
import org.partnerledger.core.bundle.SealedTrade;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.carryover.Recognition;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.DecisionEvent.NumberedCombination;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.statement.UnpaidBill;
import org.partnerledger.core.verification.Finding.Code;
import org.partnerledger.core.verification.SealedDecisions.Contradiction;
import tools.jackson.databind.JsonNode;

/**
 * Reads the files of a sealed month, record by record in the order of {@link BundleFile}, and keeps what the
 * calculators need. Looks at every line as it passes: its months follow from the fact and the rules.
 */
public final class MonthContent {

    private static final int MOST_FINDINGS = 100;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<BundleFile, Integer> counts = new HashMap<>();
    final SealedDocuments documents = new SealedDocuments();
    final SealedRules rules = new SealedRules();
    final HeldLines lines = new HeldLines();
    final SealedDecisions decisions = new SealedDecisions(rules);
    final SealedProgramme programme = new SealedProgramme();
    final BillSum billSum = new BillSum();
    final Map<PartnerId, BillSum> tierTwoSums = new HashMap<>();
    final List<FrozenShare> frozenBefore = new ArrayList<>();
    final List<PlanResult> paid = new ArrayList<>();
    final List<SealedTrade> trades = new ArrayList<>();
    final Map<PlanId, LongList> shares = new LinkedHashMap<>();

    /** Line numbers and shares, one after the other. */
    static final class LongList {
        final List<long[]> blocks = new ArrayList<>();

        void add(long[] block) {
            blocks.add(block);
        }
    }

    /** @param record without the line feed behind it */
    public void record(BundleFile file, byte[] record) {
        int number = counts.merge(file, 1, Integer::sum) - 1;
        try {
            switch (file) {
                case DOCUMENTS -> {
                    JsonNode entry = CanonicalJson.tree(record);
                    documents.add(entry.get("kind").asString(), entry.get("value"));
                }
                case SHARES -> shares(CanonicalJson.read(record, SealedShares.class));
                case BASIS -> basis(CanonicalJson.tree(record));
                case RULES -> rule(CanonicalJson.tree(record));
                case LINES -> line(file, number, CanonicalJson.read(record, SealedLine.class));
                case EARLIER_LINES -> line(file, number, CanonicalJson.read(record, SealedLine.class));
                case BASES -> base(CanonicalJson.read(record, SealedLine.class));
                case TRADES -> trades.add(CanonicalJson.read(record, SealedTrade.class));
            }
        } catch (RuntimeException unreadable) { // Whatever is wrong with it, it is not what has to stand here.
            add(Code.RECORD_UNREADABLE, file, number, "cannot be read: " + unreadable.getMessage());
        }
    }

    /** How many lines the bill of the month has. */
    public int lines() {
        return counts.getOrDefault(BundleFile.LINES, 0);
    }

    /** What was seen while reading, after the last record. */
    List<Finding> findings() {
        if (rules.month() != null) {
            contradict(decisions.withoutBase());
        }
        return List.copyOf(findings);
    }

    private void shares(SealedShares it) {
        if (it.lineNos().length != it.shares().length) {
            throw new IllegalArgumentException(it.lineNos().length + " lines, " + it.shares().length + " shares");
        }
        LongList list = shares.computeIfAbsent(it.planId(), _ -> new LongList());
        list.add(it.lineNos());
        list.add(it.shares());
    }

    private void basis(JsonNode entry) {
        JsonNode value = entry.get("value");
        switch (entry.get("kind").asString()) {
            case Entry.MONTH -> rules.begin(CanonicalJson.value(value, MonthFacts.class));
            case Entry.CLOSED_MONTH -> rules.close(CanonicalJson.value(value, ClosedMonth.class));
            case Entry.FROZEN_BEFORE -> frozenBefore.add(CanonicalJson.value(value, FrozenShare.class));
            case Entry.PAID -> paid.add(CanonicalJson.value(value, PlanResult.class));
            case Entry.STANDING -> decisions.add(CanonicalJson.value(value, PartnerStanding.class));
            case Entry.LINK -> decisions.add(CanonicalJson.value(value, SealedLink.class));
            case Entry.COMBINATION -> rules.combination(CanonicalJson.value(value, NumberedCombination.class));
            default -> programme(entry.get("kind").asString(), value);
        }
    }

    private void programme(String kind, JsonNode value) {
        switch (kind) {
            case Entry.UNPAID_BILL -> programme.add(CanonicalJson.value(value, UnpaidBill.class));
            case Entry.PROJECT -> programme.add(CanonicalJson.value(value, SealedProject.class));
            case Entry.SUBSIDY_LAPSED -> programme.add(CanonicalJson.value(value, SubsidyLapsed.class));
            case Entry.SUBSIDY_GIVEN_BACK -> programme.add(CanonicalJson.value(value, SubsidyGivenBack.class));
            case Entry.SUBSIDY_CLAWED_BACK -> programme.add(CanonicalJson.value(value, SubsidyClawedBack.class));
            case Entry.SUBSIDY_CLAW_BACK_UNDONE ->
                programme.add(CanonicalJson.value(value, SubsidyClawBackUndone.class));
            case Entry.CLAIM -> programme.add(CanonicalJson.value(value, SealedClaim.class));
            case Entry.CORRECTION -> programme.add(CanonicalJson.value(value, SealedCorrection.class));
            case Entry.CORRECTED_ROW -> programme.add(CanonicalJson.value(value, SealedCorrectedRow.class));
            default -> throw new IllegalArgumentException("a basis holds no '" + kind + "'");
        }
    }

    private void rule(JsonNode entry) {
        JsonNode value = entry.get("value");
        switch (entry.get("kind").asString()) {
            case Entry.PARAMETERS -> rules.put(CanonicalJson.value(value, ParametersPut.class));
            case Entry.CATALOGUE -> rules.put(CanonicalJson.value(value, CataloguePut.class));
            case Entry.CALENDAR -> rules.put(CanonicalJson.value(value, CalendarPut.class));
            case Entry.PLAN -> rules.plan(CanonicalJson.value(value, PlanVersion.class));
            case Entry.CORRECTED_RULES -> rules.corrected(CanonicalJson.value(value, CorrectedRules.class));
            default -> throw new IllegalArgumentException("rules hold no " + entry.get("kind"));
        }
    }

    private void line(BundleFile file, int number, SealedLine it) {
        LineDecision decision = it.decision();
        Combination combination = rules.combination(decision.combination());
        lines.add(it);
        if (file == BundleFile.LINES) {
            boolean late = it.group().bill().isAfter(decision.charge());
            billSum.add(it.line(), combination.association(), late);
            if (decision.tierTwo() != null) {
                tierTwoSums
                        .computeIfAbsent(decision.tierTwo(), _ -> new BillSum())
                        .add(it.line(), combination.association(), late);
            }
        }
        checkOwner(file, number, it);
        String contradiction = file == BundleFile.LINES ? decisions.contradiction(number, it) : null;
        if (contradiction != null) {
            add(Code.DECISION_MISMATCH, file, number, contradiction);
        }
        if (file == BundleFile.EARLIER_LINES || decision.baseNo() != null) {
            checkMonths(file, number, it);
        }
        if (file == BundleFile.EARLIER_LINES && decision.baseNo() == null && !describes(combination, it)) {
            add(Code.DECISION_MISMATCH, file, number, "is counted with lines of another kind");
        }
    }

    private void base(SealedLine it) {
        lines.addBase(it);
        contradict(decisions.base(it));
    }

    private void contradict(List<Contradiction> contradictions) {
        contradictions.forEach(it -> add(Code.DECISION_MISMATCH, BundleFile.LINES, it.number(), it.detail()));
    }

    private void checkOwner(BundleFile file, int number, SealedLine it) {
        MonthFacts month = Objects.requireNonNull(rules.month());
        boolean own = month.partnerId().equals(it.decision().partner());
        boolean inPlace = file == BundleFile.LINES
                ? it.group().bill().equals(month.period())
                : it.group().bill().isBefore(month.period());
        if (!own || !inPlace) {
            add(Code.DECISION_MISMATCH, file, number, "does not belong on this statement");
        }
    }

    private void checkMonths(BundleFile file, int number, SealedLine it) {
        LineDecision decision = it.decision();
        Recognition expected = Recognition.of(
                it.line(),
                rules.atClose(it.group().bill()).parameters(),
                it.group().bill());
        if (!expected.charge().equals(decision.charge())
                || !expected.bill().equals(decision.bill())
                || !expected.incentive().equals(decision.incentive())
                || expected.cause() != decision.cause()) {
            add(
                    Code.DECISION_MISMATCH,
                    file,
                    number,
                    "is recognised in " + decision.incentive() + " for " + decision.cause() + ", the rules say "
                            + expected.incentive() + " for " + expected.cause());
        }
    }

    private static boolean describes(Combination combination, SealedLine it) {
        var line = it.line();
        return combination.serviceType().equals(line.product().serviceType())
                && Objects.equals(combination.resourceType(), line.product().resourceType())
                && Objects.equals(combination.productId(), line.product().productId())
                && Objects.equals(combination.region(), line.region())
                && combination.provider() == line.provider()
                && combination.chargingMode() == line.chargingMode()
                && combination.lineType() == line.lineType();
    }

    private void add(Code code, BundleFile file, int number, String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(code, file.fileName() + "/" + number, detail));
        }
    }
}
