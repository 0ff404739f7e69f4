package org.partnerledger.api.intake.state;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.partner.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What decides about lines has the ledger to itself: chunks, and the moment in which a month ends. Everything it keeps
 * in memory is thrown away when a transaction fails, and read again when another node has changed it.
 */
public final class LedgerState {

    /** Beside the fence's namespace, 19527. */
    private static final long LOCK = 19_528L << 48;

    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final IntakeViews views;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable Directory directory;
    private long directoryVersion;
    private @Nullable CombinationNumbers combinations;

    public LedgerState(JdbcClient jdbc, TransactionManager transactions, IntakeViews views) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.views = views;
    }

    /**
     * Runs work in a transaction and unit of work of its own, one after the other over all nodes. Within a node callers
     * wait without a connection.
     */
    public <R> R exclusively(Supplier<R> work) {
        lock.lock();
        try {
            return runInTransaction(work);
        } finally {
            lock.unlock();
        }
    }

    private <R> R runInTransaction(Supplier<R> work) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        var result = new Result<R>();
        boolean done = false;
        try {
            unit.execute(() -> {
                jdbc.sql("select pg_advisory_xact_lock(?)")
                        .param(LOCK)
                        .query((rs, _) -> 1)
                        .single();
                result.value = work.get();
            });
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
        if (combinations == null) {
            combinations = new CombinationNumbers(views.combinations().numbers());
        }
        return combinations;
    }

    /** After a failure, a reset or a rebuild. */
    public void forget() {
        directory = null;
        combinations = null;
        views.combinations().forget();
    }
}
