package org.partnerledger.api.period;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.intake.Redecision;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.job.JobInterrupted;
import org.partnerledger.api.seal.MonthMoved;
import org.partnerledger.api.seal.MonthSealing;
import org.partnerledger.core.calculation.PeriodCalculator;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.carryover.Recognition;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.period.CompletenessProof;
import org.partnerledger.core.period.PeriodCommand.BeginClose;
import org.partnerledger.core.period.PeriodCommand.FinishClose;
import org.partnerledger.core.period.PeriodId;
import org.partnerledger.core.period.PeriodRefusal.DoesNotAddUp;
import org.partnerledger.core.period.PeriodRefusal.EarlierPeriodOpen;
import org.partnerledger.core.period.PeriodRefusal.Incomplete;
import org.partnerledger.core.period.PeriodRefusal.PeriodNotOver;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.projections.bill.BillViews.Owner;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes a month: first it ends for facts, for all partners in one moment; then each partner's documents are worked out
 * and published in a transaction of its own. Interrupted anywhere, calling it again goes on; nothing is done twice.
 */
public final class PeriodCloser {

    /** Partners that a close works on at a time. */
    public static final int WORKERS = 2;

    private static final int TRIES = 5;

    /** Of those that stand in the way of a close, the first few: enough to see what is wrong. */
    private static final int LINES_NAMED = 5;

    private final PeriodReads reads;
    private final PeriodInputs inputs;
    private final FactMonths months;
    private final LedgerState state;
    private final Redecision redecision;
    private final CommandGateway commands;
    private final TransactionTemplate transactions;
    private final MonthSealing sealing;
    private final InstantSource clock;

    /**
     * What a close works with.
     *
     * @param transactions for one partner's documents at a time
     */
    public record Parts(
            PeriodReads reads,
            PeriodInputs inputs,
            FactMonths months,
            LedgerState state,
            Redecision redecision,
            CommandGateway commands,
            TransactionTemplate transactions,
            MonthSealing sealing,
            LedgerClock clock) {}

    public PeriodCloser(Parts parts) {
        this.reads = parts.reads();
        this.inputs = parts.inputs();
        this.months = parts.months();
        this.state = parts.state();
        this.redecision = parts.redecision();
        this.commands = parts.commands();
        this.transactions = parts.transactions();
        this.sealing = parts.sealing();
        this.clock = parts.clock();
    }

    /** Told how many of how many partners are done. */
    public interface Progress {

        void total(int partners);

        void done(int partners);
    }

    /**
     * Closes the month of one tier-1 partner, or of all.
     *
     * @param only null for all
     * @return how long sealing took, the workers' times added
     * @throws Refused PERIOD_NOT_OVER, EARLIER_PERIOD_OPEN, INCOMPLETE before anything is closed; DOES_NOT_ADD_UP when
     *     all other partners are closed
     */
    public Duration close(Period period, @Nullable PartnerId only, Progress progress) {
        requireOver(period);
        int _ = redecision.bringUpToDate();
        CompletenessProof proof = requireComplete(period);
        List<PartnerStanding> partners = reads.directory().partners().stream()
                .filter(PartnerStanding::isTierOne)
                .filter(partner -> only == null || partner.id().equals(only))
                .toList();
        int begun = state.exclusively(() -> begin(period, partners));
        progress.total(begun);
        var done = new AtomicInteger();
        var spent = new AtomicLong();
        try {
            finishAll(partners, partner -> {
                if (finish(period, partner, proof, spent)) {
                    progress.done(done.incrementAndGet());
                }
            });
        } catch (Refused it) { // All others are closed: they are sealed without it.
            timed(spent, sealing::sealCloses);
            throw it;
        }
        timed(spent, sealing::sealCloses);
        return Duration.ofNanos(spent.get());
    }

    private static void timed(AtomicLong spent, Runnable work) {
        long begun = System.nanoTime();
        try {
            work.run();
        } finally {
            spent.addAndGet(System.nanoTime() - begun);
        }
    }

    /** @throws Refused PERIOD_NOT_OVER before the month's cutoff */
    void requireOver(Period period) {
        Parameters parameters = reads.rules().current().parameters();
        Instant cutoff = Recognition.cutoff(period, parameters.cutoffHours(), parameters.zone());
        if (clock.instant().isBefore(cutoff)) {
            throw new Refused(new PeriodNotOver(
                    period, cutoff.atZone(parameters.zone()).toOffsetDateTime().toString()));
        }
    }

    private CompletenessProof requireComplete(Period period) {
        CompletenessProof proof = reads.lines().completeness();
        if (!proof.holds()) {
            throw new Refused(new Incomplete(period, proof, reads.lines().differing(LINES_NAMED)));
        }
        return proof;
    }

    /** Under the lock: a chunk of facts is wholly before or after this. */
    private int begin(Period period, List<PartnerStanding> partners) {
        int rulesNo = reads.rules().current().rulesNo();
        var beginning = new ArrayList<BeginClose>();
        int unfinished = 0;
        for (PartnerStanding partner : partners) {
            List<ClosedMonth> closed = reads.periods().closedMonths(partner.id());
            requireNoUnpublished(partner, closed, period);
            Period through = new ClosedMonthsOf(closed).through();
            if (through == null || through.isBefore(period)) {
                requireNoEarlierFacts(partner, through, period);
                Period firstCovered = through == null ? period : through.next();
                beginning.add(new BeginClose(new PeriodId(partner.id(), period), firstCovered, rulesNo));
            }
            unfinished += isClosing(closed, period) ? 1 : 0;
        }
        beginning.forEach(command -> {
            Object _ = commands.sendAndWait(command);
        });
        return unfinished + beginning.size();
    }

    /** What an earlier close left over is finished first: this month's balance begins with its. */
    private static void requireNoUnpublished(PartnerStanding partner, List<ClosedMonth> closed, Period period) {
        for (ClosedMonth month : closed) {
            if (!month.published() && month.period().isBefore(period)) {
                throw new Refused(new EarlierPeriodOpen(partner.id(), month.period(), period));
            }
        }
    }

    private void requireNoEarlierFacts(PartnerStanding partner, @Nullable Period through, Period period) {
        Period from = through == null ? new Period(0) : through.next();
        NavigableSet<Period> open = months.of(partner, from, Known.NOW);
        if (!open.isEmpty() && open.first().isBefore(period)) {
            throw new Refused(new EarlierPeriodOpen(partner.id(), open.first(), period));
        }
    }

    private static boolean isClosing(List<ClosedMonth> closed, Period period) {
        return closed.stream().anyMatch(month -> month.period().equals(period) && !month.published());
    }

    /** All partners, whatever happens to one of them; afterwards the first one's trouble is told. */
    private static void finishAll(List<PartnerStanding> partners, Consumer<PartnerStanding> finish) {
        var refused = new ConcurrentLinkedQueue<Refused>();
        var interrupted = new AtomicReference<JobInterrupted>();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name("close-", 0).factory())) {
            for (PartnerStanding partner : partners) {
                running.add(workers.submit(() -> {
                    if (interrupted.get() != null) {
                        return;
                    }
                    try {
                        finish.accept(partner);
                    } catch (Refused it) {
                        refused.add(it);
                    } catch (JobInterrupted stop) {
                        interrupted.set(stop);
                    }
                }));
            }
        }
        if (interrupted.get() != null) {
            throw interrupted.get();
        }
        running.forEach(PeriodCloser::requireDone);
        Refused first = refused.peek();
        if (first != null) {
            throw first;
        }
    }

    private static void requireDone(Future<?> future) {
        if (future.state() == Future.State.FAILED) {
            throw new IllegalStateException("a partner's month could not be closed", future.exceptionNow());
        }
    }

    private boolean finish(Period period, PartnerStanding partner, CompletenessProof proof, AtomicLong spent) {
        List<ClosedMonth> closed = reads.periods().closedMonths(partner.id());
        if (!isClosing(closed, period)) {
            return false;
        }
        for (int tried = 1; ; tried++) {
            try {
                transactions.executeWithoutResult(_ -> publish(period, partner, closed, proof, spent));
                return true;
            } catch (MonthMoved moved) { // A payment came in between: once more, with what is known now.
                if (tried == TRIES) {
                    throw moved;
                }
            }
        }
    }

    private void publish(
            Period period,
            PartnerStanding partner,
            List<ClosedMonth> closed,
            CompletenessProof proof,
            AtomicLong spent) {
        ClosedMonth closing = new ClosedMonthsOf(closed).closeOf(period).orElseThrow();
        PeriodInput input = inputs.closing(partner, closed, closing);
        SettledPeriod settled = PeriodCalculator.settle(input);
        if (!settled.breaks().isEmpty()) {
            throw new Refused(new DoesNotAddUp(partner.id(), period, settled.breaks()));
        }
        Object _ = commands.sendAndWait(
                new FinishClose(new PeriodId(partner.id(), period), settled, tierTwoBills(partner, period), proof));
        timed(spent, () -> sealing.seal(input, settled, closing.closingAt()));
    }

    private List<Bill> tierTwoBills(PartnerStanding tierOne, Period period) {
        return reads.directory().partners().stream()
                .filter(partner -> tierOne.id().equals(partner.distributorId()))
                .map(partner -> reads.bills()
                        .bill(new Owner(partner.id(), true, partner.currency()), period, Known.NOW, BillState.CLOSED))
                .toList();
    }
}
