package org.partnerledger.api.wall;

import org.axonframework.common.transaction.Transaction;
import org.jspecify.annotations.Nullable;
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

    private Outside(PlatformTransactionManager transactions, PartnerId partner) {
        this.transactions = transactions;
        this.partner = partner;
        Wall.lower();
        boolean begun = false;
        try {
            status = transactions.getTransaction(
                    new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
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
        return partner == null ? null : new Outside(transactions, partner);
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
