package org.partnerledger.api.seal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.SealedTrade;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.core.seal.SealBasis;
import org.partnerledger.core.seal.SealBasis.PlanRef;
import org.partnerledger.core.seal.SealCommand.SealClose;
import org.partnerledger.core.seal.SealCommand.SealPeriod;
import org.partnerledger.core.seal.SealRefusal.ChainMoved;
import org.partnerledger.core.verification.UnpaidLines;
import org.partnerledger.projections.seal.SealViews.Leaf;
import org.partnerledger.projections.seal.SealViews.SealedClose;

/** Seals a partner's month in the transaction that closes it, and the close when all its partners are done. */
public final class MonthSealing {

    private static final int TRIES = 5;

    private final SealReads reads;
    private final MonthRecords records;
    private final SealKey key;
    private final StoreHistory history;
    private final CommandGateway commands;
    private final InstantSource clock;

    MonthSealing(SealReads reads, SealKey key, StoreHistory history, CommandGateway commands, InstantSource clock) {
        this.reads = reads;
        this.records = new MonthRecords(reads);
        this.key = key;
        this.history = history;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Seals a month whose documents were published just before, in the same transaction.
     *
     * @param input what they were made from
     * @param asOf the moment the month ended: what was recorded later does not count
     * @throws MonthMoved where it has changed since, so that the seal could not be shown to be right
     */
    public void seal(PeriodInput input, SettledPeriod settled, Instant asOf) {
        var months = TradeRecords.Months.of(input.firstCovered(), input.period());
        List<FrozenShare> frozenBefore =
                records.frozenBefore(input.partner(), input.period(), input.currency(), input.firstCovered(), asOf);
        TradeRecords.Evidence evidence = records.evidence(input.partner(), months, frozenBefore, asOf);
        SealBasis basis = basis(input, settled, TradeRecords.kept(evidence), asOf);
        requireSamePlans(input, basis);
        List<SealedTrade> trades = TradeRecords.of(evidence, basis);
        requireSameUnpaid(input, settled, frozenBefore, trades);
        var roots = new FileRoots();
        records.write(input.partner(), input.period(), basis, trades, roots);
        Object _ = commands.sendAndWait(
                new SealPeriod(input.partner(), input.period(), roots.files(), basis, clock.instant()));
    }

    /** Seals every close that has sealed months and no seal, also those that were interrupted before they had one. */
    public void sealCloses() {
        reads.seals().waiting().forEach(this::sealClose);
    }

    private void sealClose(Period period, List<Leaf> leaves) {
        for (int tried = 1; ; tried++) {
            SealedClose before = reads.seals().lastClose().orElse(null);
            CloseSeal seal = closeSeal(period, leaves, before);
            try {
                Object _ = commands.sendAndWait(new SealClose(
                        seal,
                        leaves.stream().map(Leaf::partnerId).toList(),
                        key.publicKey(),
                        key.sign(seal.message())));
                return;
            } catch (Refused it) {
                // Another close took the place in the chain. If it sealed these very months, nothing is left to do.
                if (!(it.refusal() instanceof ChainMoved) || tried == TRIES) {
                    throw it;
                }
                if (!leaves.equals(reads.seals().waiting().get(period))) {
                    return;
                }
            }
        }
    }

    private CloseSeal closeSeal(Period period, List<Leaf> leaves, @Nullable SealedClose before) {
        CloseSeal previous = before == null ? null : before.seal();
        return new CloseSeal(
                previous == null ? 1 : previous.number() + 1,
                period,
                leaves.size(),
                CloseSeal.rootOf(leaves.stream().map(Leaf::hash).toList()),
                previous == null ? null : previous.hash(),
                history.after(previous == null ? 0 : previous.history().through()),
                key.id(),
                clock.instant());
    }

    private SealBasis basis(PeriodInput input, SettledPeriod settled, TradeRecords.Kept kept, Instant asOf) {
        return new SealBasis(
                input.firstCovered(),
                input.closedThrough(),
                input.rules().rulesNo(),
                asOf,
                reads.corrections().rules(input.partner(), asOf).size(),
                reads.rules().publishedPlans().stream()
                        .map(plan -> new PlanRef(plan.planId(), plan.version()))
                        .toList(),
                paid(input, settled),
                kept.payments(),
                kept.laterRefunds(),
                kept.otherLines(),
                input.frozenBenefits(),
                input.overdue(),
                input.balanceLapses());
    }

    /** What earlier months paid, where something of it was clawed back. */
    private static List<PlanResult> paid(PeriodInput input, SettledPeriod settled) {
        Set<PlanResult> paid = new LinkedHashSet<>();
        settled.statement()
                .clawbacks()
                .forEach(entry -> Stream.of(
                                entry.basePeriod(), entry.basePeriod().quarterEnd())
                        .forEach(earnedIn -> {
                            PlanResult result = input.paid().find(new PlanId(entry.planId()), earnedIn);
                            if (result != null) {
                                paid.add(result);
                            }
                        }));
        return new ArrayList<>(paid);
    }

    private void requireSamePlans(PeriodInput input, SealBasis basis) {
        var plans = records.plans(input.partner(), input.currency(), basis);
        if (!plans.equals(input.plans())) {
            throw new MonthMoved("a plan was published while " + input.partner() + " closed " + input.period());
        }
    }

    /** Of all lines whose share is frozen, stays frozen or is released by whether they are paid. */
    private static void requireSameUnpaid(
            PeriodInput input, SettledPeriod settled, List<FrozenShare> frozenBefore, List<SealedTrade> trades) {
        Map<Long, FreezeReason> sealed = UnpaidLines.of(trades);
        Set<Long> own = new HashSet<>();
        trades.forEach(trade -> trade.lines().forEach(line -> {
            if (line.lineNo() != null) {
                own.add(line.lineNo());
            }
        }));
        Set<Long> read = new HashSet<>();
        input.frozenBefore().forEach(share -> read.add(share.lineNo()));
        settled.shares().values().forEach(it -> Arrays.stream(it.lineNos()).forEach(read::add));
        read.retainAll(own);
        boolean same =
                read.stream().allMatch(line -> Objects.equals(input.unpaid().get(line), sealed.get(line)));
        // What the calculation was not told of stays frozen.
        boolean stays = frozenBefore.stream()
                .map(FrozenShare::lineNo)
                .allMatch(line -> read.contains(line) || !own.contains(line) || sealed.containsKey(line));
        if (!same || !stays) {
            throw new MonthMoved(
                    "payments changed what is unpaid while " + input.partner() + " closed " + input.period());
        }
    }
}
