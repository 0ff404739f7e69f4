package org.partnerledger.api.wall;

import java.io.IOException;
import org.axonframework.common.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A transaction of the ledger itself, begun by work that a partner's user has set off: the web login may not append
 * events. The wall is down until it ends, and then up as before.
 */
public final class Outside implements Transaction {

    private final PlatformTransactionManager transactions;
    private final PartnerId partner;
    private final TransactionStatus status;

    private Outside(PlatformTransactionManager transactions, TransactionDefinition definition, PartnerId partner) {
        this.transactions = transactions;
        this.partner = partner;
        Wall.lower();
        boolean begun = false;
        try {
            status = transactions.getTransaction(definition);
            begun = true;
        } finally {
            if (!begun) {
                Wall.raise(partner);
            }
        }
    }

    /** Null where there is no wall to leave. */
    public static @Nullable Transaction begin(PlatformTransactionManager transactions) {
        PartnerId partner = Wall.partner();
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return partner == null ? null : new Outside(transactions, definition, partner);
    }

    /**
     * Reads something of a partner that needs more than its rows, such as rules that hold for all, in one state of the
     * tables. Where a wall is up, it has to be this partner's.
     *
     * @param work makes something for the partner alone
     * @throws NotFound behind the wall of another
     * @throws IOException as {@code work} does
     */
    public static void read(PlatformTransactionManager transactions, PartnerId about, Work work) throws IOException {
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        definition.setReadOnly(true);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        PartnerId partner = Wall.partner();
        if (partner != null && !partner.equals(about)) {
            throw new NotFound("there is nothing of partner " + about);
        }
        if (partner != null) {
            Transaction outside = new Outside(transactions, definition, partner);
            try {
                work.run();
            } finally {
                outside.rollback();
            }
        } else {
            TransactionStatus status = transactions.getTransaction(definition);
            try {
                work.run();
            } finally {
                transactions.rollback(status);
            }
        }
    }

    /** What is done there. */
    @FunctionalInterface
    public interface Work {

        void run() throws IOException;
    }

    @Override
    public void commit() {
        try {
            transactions.commit(status);
        } finally {
            Wall.raise(partner);
        }
    }

    @Override
    public void rollback() {
        try {
            if (!status.isCompleted()) {
                transactions.rollback(status);
            }
        } finally {
            Wall.raise(partner);
        }
    }
}
