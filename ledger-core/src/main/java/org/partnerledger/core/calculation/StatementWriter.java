package org.partnerledger.core.calculation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.partnerledger.core.explanation.ExplanationWriter;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.ClawBackEntry;
import org.partnerledger.core.statement.Statement.PlanEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.core.statement.StatementState;

/** From the gross incentive to what is paid (domain.md, section 6), with a row for every step. */
final class StatementWriter {

    static final String BALANCE_LAPSED = "BALANCE_LAPSED";

    private final PeriodInput input;
    private final ExplanationWriter rows;

    StatementWriter(PeriodInput input, ExplanationWriter rows) {
        this.input = input;
        this.rows = rows;
    }

    /** What the plans brought. */
    record Earnings(
            Amount performance,
            List<PlanEntry> plans,
            Amount gross,
            List<ClawBackEntry> clawbacks,
            List<GroupDecision> decisions,
            List<PlanResult> results,
            Map<PlanId, Shares.Allocation> shares) {}

    SettledPeriod write(Earnings it) {
        List<FrozenShare> frozenNow = FreezeCalculator.frozen(input, it.shares());
        List<FrozenShare> releasedNow = FreezeCalculator.released(input);
        Amount benefits =
                sum(input.benefits().stream().map(BenefitEntry::amount).toList());
        Amount frozenBenefits = input.overdue() ? benefits : Amount.ZERO;
        Amount releasedBenefits = input.overdue() ? Amount.ZERO : input.frozenBenefits();

        Amount frozen =
                sum(frozenNow.stream().map(FrozenShare::amount).toList()).plus(frozenBenefits);
        Amount released =
                sum(releasedNow.stream().map(FrozenShare::amount).toList()).plus(releasedBenefits);
        List<AdjustmentEntry> adjustments = withLapse(net(earned(it, input.adjustments()), frozen, released));
        Amount earned = earned(it, adjustments);
        Amount net = net(earned, frozen, released);
        var sums = new Sums(earned, frozen, released, net, payable(net));

        explainEarned(it, adjustments, earned);
        frozenNow.forEach(share -> rows.row(
                Row.Key.reason(RowCode.FROZEN, share.reason().name()),
                share.amount().negated()));
        rows.row(Row.Key.reason(RowCode.FROZEN, FreezeReason.OVERDUE_BILL.name()), frozenBenefits.negated());
        explainPayable(sums);
        return new SettledPeriod(
                input.bill(),
                statement(it, adjustments, sums),
                rows.write(),
                it.decisions(),
                it.results(),
                it.shares(),
                frozenNow,
                releasedNow,
                input.overdue() ? input.frozenBenefits().plus(frozenBenefits) : Amount.ZERO);
    }

    /** The sums of the statement from what was earned on. */
    private record Sums(Amount earned, Amount frozen, Amount released, Amount net, Amount payable) {}

    private Statement statement(Earnings it, List<AdjustmentEntry> adjustments, Sums sums) {
        return new Statement(
                input.partner(),
                input.period(),
                input.currency(),
                StatementState.ESTIMATED,
                0,
                it.performance(),
                it.plans(),
                byId(input.subsidies(), SubsidyEntry::projectId),
                byId(input.benefits(), BenefitEntry::claimId),
                it.clawbacks(),
                byId(adjustments, AdjustmentEntry::id),
                it.gross(),
                sums.earned(),
                sums.frozen(),
                sums.released(),
                input.openingBalance(),
                sums.net(),
                sums.payable(),
                sums.net().minus(sums.payable()));
    }

    private Amount net(Amount earned, Amount frozen, Amount released) {
        return earned.minus(frozen).plus(released).plus(input.openingBalance());
    }

    private Amount earned(Earnings it, List<AdjustmentEntry> adjustments) {
        return it.gross()
                .plus(sum(input.subsidies().stream().map(SubsidyEntry::net).toList()))
                .plus(sum(input.benefits().stream().map(BenefitEntry::amount).toList()))
                .plus(sum(it.clawbacks().stream().map(ClawBackEntry::amount).toList()))
                .plus(sum(adjustments.stream().map(AdjustmentEntry::amount).toList()));
    }

    /** A positive balance of a partner that left lapses, as far as it would be left over (domain.md, section 10). */
    private List<AdjustmentEntry> withLapse(Amount netBefore) {
        Amount lapsing = input.openingBalance().min(netBefore.max(Amount.ZERO));
        if (!input.balanceLapses() || lapsing.signum() <= 0) {
            return input.adjustments();
        }
        var adjustments = new ArrayList<>(input.adjustments());
        adjustments.add(new AdjustmentEntry(
                "balance-lapsed/" + input.period(),
                BALANCE_LAPSED,
                input.firstCovered().plus(-1),
                lapsing.negated()));
        return adjustments;
    }

    private Amount payable(Amount net) {
        Amount positive = net.max(Amount.ZERO);
        boolean tooLittle = positive.compareTo(input.rules().parameters().minPayout(input.currency())) < 0;
        return tooLittle ? Amount.ZERO : positive;
    }

    private void explainEarned(Earnings it, List<AdjustmentEntry> adjustments, Amount earned) {
        for (SubsidyEntry subsidy : input.subsidies()) {
            rows.row(Row.Key.project(RowCode.SUBSIDY, subsidy.projectId()), subsidy.subsidy());
            rows.row(
                    Row.Key.project(RowCode.DEDUCTION, subsidy.projectId()),
                    subsidy.deduction().negated());
        }
        input.benefits().forEach(benefit -> rows.row(Row.Key.claim(benefit.claimId()), benefit.amount()));
        it.clawbacks().forEach(entry -> rows.row(Row.Key.clawBack(entry.basePeriod(), entry.planId()), entry.amount()));
        adjustments.forEach(entry ->
                rows.row(Row.Key.adjustment(entry.reason(), entry.correctedPeriod(), entry.id()), entry.amount()));
        rows.subtotal(RowCode.EARNED, earned, 0);
    }

    private void explainPayable(Sums sums) {
        rows.row(Row.Key.of(RowCode.RELEASED), sums.released());
        rows.row(Row.Key.of(RowCode.OPENING_BALANCE), input.openingBalance());
        rows.subtotal(RowCode.NET, sums.net(), 0);
        rows.row(Row.Key.of(RowCode.CLOSING_BALANCE), sums.payable().minus(sums.net()));
        rows.subtotal(RowCode.PAYABLE, sums.payable(), 0);
    }

    private static Amount sum(List<Amount> amounts) {
        return amounts.stream().reduce(Amount.ZERO, Amount::plus);
    }

    private static <T> List<T> byId(List<T> entries, Function<T, String> id) {
        return entries.stream()
                .sorted(Comparator.comparing(id, Ids.BY_CODE_POINT))
                .toList();
    }
}
