package org.partnerledger.api.readmodel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventMessage;
import org.partnerledger.api.store.Ahead;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.store.EventReader.Recorded;
import org.partnerledger.api.store.ReadAhead;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.ReadModel.Prepared;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All read models, in the order in which data flows. They run in the transaction that appends the events, so they
 * cannot miss one; {@link #rebuild} throws them away and folds the whole store again, which must give the same.
 */
public final class ReadModels {

    private static final int EVENTS_PER_BATCH = 100;
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    private final List<ReadModel> models;
    private final EventReader events;
    private final Positions positions;
    private final BuildMark mark;
    private final TransactionTemplate transactions;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Where events come from, and whether all of them have come. */
    record Origin(EventReader events, Positions positions, BuildMark mark) {}

    ReadModels(List<ReadModel> models, Origin origin, TransactionTemplate transactions) {
        this.models = List.copyOf(models);
        this.events = origin.events();
        this.positions = origin.positions();
        this.mark = origin.mark();
        this.transactions = transactions;
    }

    /** What they are, in the order in which data flows: {@code Line}, {@code Period} and so on. */
    List<String> names() {
        return models.stream()
                .map(it -> it.getClass().getSimpleName().replace("ReadModel", ""))
                .toList();
    }

    boolean isBeingBuilt() {
        return lock.isWriteLocked();
    }

    /** Whether they show all that happened; not so until a rebuild has come to its end. */
    boolean areWhole() {
        return !mark.isSet();
    }

    /** Folds events that are being appended. */
    public void apply(List<? extends EventMessage<?>> messages) {
        if (!lock.readLock().tryLock()) {
            throw new RebuildInProgress(); // Undoes the transaction: nothing is appended while all is built again.
        }
        try {
            if (mark.isSet()) {
                throw new RebuildInProgress(); // By another node, or one that failed and has to be begun anew.
            }
            fold(positions.recorded(messages));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Builds everything again from the events. Whoever wants to append meanwhile is told to come again.
     *
     * @param progress told how many events are folded
     * @return how many events there are
     */
    public long rebuild(LongConsumer progress) {
        lock.writeLock().lock();
        try {
            return foldAll(progress);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Transactions that have folded their events and are about to commit; others find the lock taken and undo theirs.
     */
    private void awaitWriters() {
        Instant giveUp = Instant.now().plus(LONGEST_TRANSACTION);
        while (events.isBeingAppended()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("a transaction that has appended events does not end");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private long foldAll(LongConsumer progress) {
        transactions.executeWithoutResult(_ -> mark.set());
        awaitWriters(); // Whoever appends from now on sees the mark.
        // Each by itself: who reads tables of several models would else wait for one that the emptying has, and the
        // emptying for one that the reader has. What a crash leaves half empty is begun anew.
        models.forEach(model -> transactions.executeWithoutResult(_ -> model.clear()));
        long[] count = {0};
        Ahead.handOver("rows-ahead", this::prepareAll, (Batch batch) -> {
            transactions.executeWithoutResult(_ -> {
                mark.commitWithoutWaiting();
                batch.rows().forEach(Prepared::write);
            });
            count[0] += batch.events();
            progress.accept(count[0]);
        });
        models.forEach(model -> transactions.executeWithoutResult(_ -> model.built()));
        transactions.executeWithoutResult(_ -> mark.remove());
        return count[0];
    }

    /** Some events of which everything is done but the writing. */
    private record Batch(int events, List<Prepared> rows) {}

    private void prepareAll(Consumer<Batch> ahead) {
        var waiting = new ArrayList<RecordedEvent>();
        new ReadAhead(events).readAll(EVENTS_PER_BATCH, batch -> {
            for (Recorded recorded : batch) {
                waiting.add(new RecordedEvent(
                        recorded.position(), recorded.recordedAt(), recorded.event(), Causes.of(recorded.metaData())));
            }
            // Lines are written together with their decisions, which follow in the next event.
            boolean undecided = waiting.getLast().event() instanceof LinesRecorded;
            prepare(undecided ? waiting.subList(0, waiting.size() - 1) : waiting, ahead);
        });
        prepare(waiting, ahead);
    }

    private void prepare(List<RecordedEvent> ready, Consumer<Batch> ahead) {
        List<RecordedEvent> batch = List.copyOf(ready);
        ready.clear();
        if (!batch.isEmpty()) {
            ahead.accept(new Batch(
                    batch.size(),
                    models.stream().map(model -> model.prepare(batch)).toList()));
        }
    }

    private void fold(List<RecordedEvent> batch) {
        models.forEach(model -> model.apply(batch));
    }
}
