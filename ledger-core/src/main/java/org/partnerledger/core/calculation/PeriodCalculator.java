package org.partnerledger.core.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.GroupDecider.Decided;
import org.partnerledger.core.explanation.ExplanationWriter;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.incentive.ClawBackCalculator;
import org.partnerledger.core.incentive.PlanMatch;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.statement.Statement.ClawBackEntry;
import org.partnerledger.core.statement.Statement.PlanEntry;

/**
 * Settles a month: the one door to all calculators, for the close as for an estimate. Pure.
 *
 * <p>It works with groups of lines; single lines are asked for only to claw back refunds (each is rounded alone) and to
 * share an incentive out.
 */
public final class PeriodCalculator {

    private final PeriodInput input;
    private final ExplanationWriter rows = new ExplanationWriter();
    private final Map<PlanBook.Id, PlanBook> books = new LinkedHashMap<>();
    private final List<Decided> decided = new ArrayList<>();

    private PeriodCalculator(PeriodInput input) {
        this.input = input;
    }

    /**
     * Works out bill, statement and explanation; the caller checks {@link SettledPeriod#breaks} before it publishes.
     */
    public static SettledPeriod settle(PeriodInput input) {
        return new PeriodCalculator(input).settle();
    }

    /**
     * What is decided about the groups and nothing else: no document is written and no line asked for. What is decided
     * about a group depends on no other group, so some of a month's groups are enough.
     */
    public static List<GroupDecision> decide(PeriodInput input) {
        var calculator = new PeriodCalculator(input);
        calculator.decideGroups();
        return calculator.decisions();
    }

    private void decideGroups() {
        var decider = new GroupDecider(input);
        for (LineGroup group : input.groups()) {
            Decided it = decider.decide(group);
            decided.add(it);
            enterInBooks(it);
        }
    }

    private SettledPeriod settle() {
        decideGroups();
        books.values().forEach(book -> book.settle(input.currency()));
        Amount performance = explainPerformance();
        explainBase();
        List<PlanBook> settled =
                books.values().stream().filter(book -> !book.isOpen()).toList();
        Amount gross = explainGross(settled);
        List<ClawBackEntry> clawbacks = clawbacks();
        Map<PlanId, Shares.Allocation> shares =
                input.allShares() || !input.unpaid().isEmpty() ? FreezeCalculator.shares(input, settled) : Map.of();
        return new StatementWriter(input, rows)
                .write(new StatementWriter.Earnings(
                        performance, planEntries(), gross, clawbacks, decisions(), results(settled), shares));
    }

    private void enterInBooks(Decided it) {
        boolean standsHere = input.covers(it.month());
        for (PlanVersion plan : it.takers().takers()) {
            PlanBook.Id id = PlanBook.Id.of(plan, it.month());
            boolean open = id.earnedIn().isAfter(input.period());
            if (open || input.covers(id.earnedIn())) {
                BigDecimal factor = plan.factorFor(it.combination());
                books.computeIfAbsent(id, key -> new PlanBook(plan, key, open)).take(it.group(), factor, standsHere);
            }
        }
    }

    /** From the bill to what is recognised in the month. */
    private Amount explainPerformance() {
        rows.row(Row.Key.of(RowCode.SPEND), input.bill().total(), input.bill().lines());
        Amount performance = Amount.ZERO;
        long lines = 0;
        for (Decided it : decided) {
            GroupKey key = it.group().key();
            if (key.bill().equals(input.period())) {
                explainExclusions(it);
            }
            if (it.excluded() != null) {
                continue;
            }
            boolean standsHere = input.covers(it.month());
            Amount counting = it.group().counting();
            if (standsHere) {
                performance = performance.plus(counting);
                lines += it.group().performing();
            }
            if (key.cause() != null && key.bill().isBefore(key.incentive())) {
                if (standsHere) {
                    var carriedIn =
                            Row.Key.carried(RowCode.CARRIED_IN, key.cause().name(), key.bill());
                    rows.row(carriedIn, counting, it.group().performing());
                } else if (key.bill().equals(input.period())) {
                    var carriedOut =
                            Row.Key.carried(RowCode.CARRIED_OUT, key.cause().name(), key.incentive());
                    rows.row(carriedOut, counting.negated(), it.group().performing());
                }
            }
        }
        rows.subtotal(RowCode.PERFORMANCE, performance, lines);
        return performance;
    }

    private void explainExclusions(Decided it) {
        LineGroup group = it.group();
        if (it.excluded() != null) {
            exclude(it.excluded().name(), new LineGroup.Part(group.amount(), group.charged()));
            return;
        }
        exclude("CASH_COUPON_NOT_COUNTING", group.cashCoupon());
        exclude("PAID_BY_COUPON", group.coupon());
        exclude("PAID_BY_BONUS", group.bonus());
        exclude("WRITTEN_OFF", group.writeOff());
    }

    private void exclude(String reason, LineGroup.Part part) {
        rows.row(Row.Key.reason(RowCode.EXCLUDED, reason), part.amount().negated(), part.lines());
    }

    /** From the performance to the base that plans turn into incentive: each line stands in one place. */
    private void explainBase() {
        Amount base = Amount.ZERO;
        long lines = 0;
        for (Decided it : decided) {
            if (!it.performs() || it.month().isAfter(input.period())) {
                continue;
            }
            boolean standsHere = input.covers(it.month());
            PlanBook book = primaryBook(it);
            if (!standsHere && (book == null || book.isOpen())) {
                continue; // An earlier month of a quarter, which stood in its own explanation.
            }
            Amount counting = it.group().counting();
            long performing = it.group().performing();
            if (!standsHere && book != null) {
                rows.row(Row.Key.plan(RowCode.QUARTER_BASE, book.id().planId().value()), counting, performing);
            }
            if (it.toDecision().isClawedBackOnly()) {
                rows.row(Row.Key.of(RowCode.CLAWED_BACK_REFUNDS), counting.negated(), performing);
            } else if (book == null || book.isOpen() || book.isBelowThreshold()) {
                rows.row(Row.Key.reason(RowCode.NO_INCENTIVE, noIncentive(it, book)), counting.negated(), performing);
            } else {
                book.addPart(counting);
                base = base.plus(counting);
                lines += performing;
            }
        }
        rows.subtotal(RowCode.INCENTIVE_BASE, base, lines);
    }

    private @Nullable PlanBook primaryBook(Decided it) {
        PlanVersion primary = it.takers().primary();
        return primary == null ? null : books.get(PlanBook.Id.of(primary, it.month()));
    }

    private static String noIncentive(Decided it, @Nullable PlanBook book) {
        if (book == null) {
            return it.noPlanReason();
        }
        return book.isOpen() ? PlanBook.QUARTER_OPEN : PlanBook.THRESHOLD_NOT_MET;
    }

    private Amount explainGross(List<PlanBook> settled) {
        Amount gross = Amount.ZERO;
        for (PlanBook book : settled) {
            String planId = book.id().planId().value();
            Amount beforeCap = book.earned().beforeCap().toAmount();
            Amount capCut = book.earned().capCut().toAmount();
            rows.row(Row.Key.plan(RowCode.RATE_EFFECT, planId), beforeCap.minus(book.part()));
            rows.row(Row.Key.plan(RowCode.CAP_APPLIED, planId), capCut.negated());
            gross = gross.plus(book.earned().incentive().toAmount());
        }
        rows.subtotal(RowCode.GROSS_INCENTIVE, gross, 0);
        return gross;
    }

    private List<ClawBackEntry> clawbacks() {
        Map<GroupKey, Decided> clawing = new LinkedHashMap<>();
        for (Decided it : decided) {
            if (input.covers(it.month()) && !it.clawedBack().isEmpty()) {
                clawing.put(it.group().key(), it);
            }
        }
        if (clawing.isEmpty()) {
            return List.of();
        }
        Set<GroupKey> groups = new HashSet<>(clawing.keySet());
        var entries = new ArrayList<ClawBackEntry>();
        for (LineSource.RefundLine refund : input.lines().refunds(groups)) {
            Decided it = clawing.get(refund.group());
            Period base = refund.group().baseIncentive();
            if (it != null && base != null && !refund.performance().isZero()) {
                it.clawedBack().forEach(plan -> entries.add(clawBack(refund, it, plan, base)));
            }
        }
        entries.sort(Comparator.comparing(ClawBackEntry::lineId, Ids.BY_CODE_POINT)
                .thenComparing(ClawBackEntry::planId, Ids.BY_CODE_POINT));
        return entries;
    }

    private ClawBackEntry clawBack(LineSource.RefundLine refund, Decided it, PlanVersion plan, Period base) {
        PlanResult paid = paid(PlanBook.Id.of(plan, base));
        Amount amount = paid == null
                ? Amount.ZERO
                : ClawBackCalculator.clawBack(
                                refund.performance(), plan.factorFor(it.combination()), paid.incentive(), paid.base())
                        .toAmount();
        return new ClawBackEntry(
                refund.lineId(), refund.baseLineId(), plan.planId().value(), base, amount);
    }

    /** What a closed month or quarter paid; that of a skipped one is paid on this very statement. */
    private @Nullable PlanResult paid(PlanBook.Id id) {
        PlanBook here = books.get(id);
        return here != null && !here.isOpen() ? here.result() : input.paid().find(id.planId(), id.earnedIn());
    }

    private List<PlanEntry> planEntries() {
        return books.values().stream()
                .filter(PlanBook::isListed)
                .map(book -> book.entry(input.currency()))
                .sorted(Comparator.comparing(PlanEntry::planId, Ids.BY_CODE_POINT))
                .toList();
    }

    private List<GroupDecision> decisions() {
        var decisions = new ArrayList<GroupDecision>();
        for (Decided it : decided) {
            boolean here = input.covers(it.month()) || it.group().key().bill().equals(input.period());
            Decided shown = here ? it : earlierMonthOfQuarter(it);
            if (here || !shown.takers().takers().isEmpty()) {
                decisions.add(shown.toDecision());
            }
        }
        return decisions;
    }

    /** Of an earlier month only what is settled now stands on this statement: plans whose quarter ends with it. */
    private Decided earlierMonthOfQuarter(Decided it) {
        List<PlanVersion> settledNow = it.takers().takers().stream()
                .filter(plan -> {
                    PlanBook book = books.get(PlanBook.Id.of(plan, it.month()));
                    return book != null && !book.isOpen();
                })
                .toList();
        PlanVersion primary = it.takers().primary();
        var takers = new PlanMatch(settledNow, settledNow.contains(primary) ? primary : null);
        return new Decided(it.group(), it.combination(), it.excluded(), it.productClass(), false, takers, List.of());
    }

    private static List<PlanResult> results(List<PlanBook> settled) {
        return settled.stream().map(PlanBook::result).toList();
    }
}
