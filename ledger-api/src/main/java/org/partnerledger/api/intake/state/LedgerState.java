package org.partnerledger.api.intake.state;

import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.partner.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What decides about lines has the ledger to itself: chunks, and the moment in which a month ends. Everything it keeps
 * in memory is thrown away when a transaction fails, and read again when another node has changed it.
 */
public final class LedgerState {

    /** Beside the fence's namespace, 19527. */
    private static final long LOCK = 19_528L << 48;

    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final TransactionOperations snapshot;
    private final IntakeViews views;
    private final Semaphore free = new Semaphore(1, true);
    private volatile @Nullable Thread worker;
    private @Nullable Directory directory;
    private long directoryVersion;
    private @Nullable CombinationNumbers combinations;

    /** @param snapshot begins transactions that only read, each in one state of the tables */
    public LedgerState(
            JdbcClient jdbc, TransactionManager transactions, TransactionOperations snapshot, IntakeViews views) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.snapshot = snapshot;
        this.views = views;
    }

    /**
     * Runs work in a transaction and unit of work of its own, one after the other over all nodes. Within a node callers
     * wait without a connection. Within such work it may be asked for again.
     */
    public <R> R exclusively(Supplier<R> work) {
        if (Thread.currentThread().equals(worker)) {
            return runInTransaction(_ -> work.get());
        }
        Hold hold = hold();
        try {
            return hold.run(_ -> work.get());
        } finally {
            hold.release();
        }
    }

    /** Reads in one state of the tables, whoever has the ledger to itself meanwhile. */
    public <R> @Nullable R inOneState(Supplier<@Nullable R> work) {
        return snapshot.execute(_ -> work.get());
    }

    /** Waits until nothing else on this node decides about lines, and keeps others waiting until it is released. */
    public Hold hold() {
        free.acquireUninterruptibly();
        return new Hold();
    }

    /** Whether somebody on this node waits for what is held. */
    public boolean isAwaited() {
        return free.hasQueuedThreads();
    }

    /** This node's turn. No thread owns it, so that one may go on where another has ended. */
    public final class Hold {

        private Hold() {}

        /**
         * Runs work as {@link LedgerState#exclusively} does.
         *
         * @param work is told its turn: where two follow each other without a gap, nothing was decided between them, on
         *     any node
         */
        public <R> R run(LongFunction<R> work) {
            worker = Thread.currentThread();
            try {
                return runInTransaction(work);
            } finally {
                worker = null;
            }
        }

        /** To be called once. */
        public void release() {
            free.release();
        }
    }

    private <R> R runInTransaction(LongFunction<R> work) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        var result = new Result<R>();
        boolean done = false;
        try {
            unit.execute(() -> result.value = work.apply(nextTurn()));
            done = true;
        } finally {
            if (!done) {
                forget();
            }
        }
        if (result.value == null) {
            throw new IllegalStateException("the work gave no result");
        }
        return result.value;
    }

    /** Turns are counted under the lock, whatever becomes of their transactions. */
    private long nextTurn() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((rs, _) -> 1)
                .single();
        return jdbc.sql("select nextval('intake_turn')").query(Long.class).single();
    }

    private static final class Result<R> {
        private @Nullable R value;
    }

    /** Partners and links as they stand; to be changed only with the events of this transaction. */
    public Directory directory() {
        long version = views.directory().version();
        if (directory == null || version != directoryVersion) {
            directory = views.directory().load();
            directoryVersion = version;
        }
        return directory;
    }

    /** To be called after all events of this transaction were published, if some change the directory. */
    public void directoryMayHaveChanged() {
        CurrentUnitOfWork.get()
                .onPrepareCommit(_ -> directoryVersion = views.directory().version());
    }

    public CombinationNumbers combinations() {
        // Another node may have given numbers since.
        if (combinations == null || combinations.last() < views.combinations().lastNumber()) {
            combinations = new CombinationNumbers(views.combinations().numbers());
        }
        return combinations;
    }

    /** After a failure, a reset or a rebuild, and where decisions were made that are not going to be stored. */
    public void forget() {
        directory = null;
        combinations = null;
        views.combinations().forget();
    }
}
