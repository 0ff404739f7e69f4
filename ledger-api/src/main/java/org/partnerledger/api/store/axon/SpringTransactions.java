package org.partnerledger.api.store.axon;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.partnerledger.api.wall.Outside;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/**
 * Axon's work runs in Spring's transactions, and fails with them.
 *
 * <p>Upstream does nothing when work inside a surrounding transaction rolls back: what was written before and after it
 * would be committed without it. Here the whole transaction is doomed.
 */
final class SpringTransactions extends SpringTransactionManager {

    private final PlatformTransactionManager transactions;

    SpringTransactions(PlatformTransactionManager transactions) {
        super(transactions);
        this.transactions = transactions;
    }

    /** Work that a partner's user has set off is the ledger's own: it leaves the wall of that partner. */
    @Override
    public Transaction startTransaction() {
        Transaction outside = Outside.begin(transactions);
        return outside == null ? super.startTransaction() : outside;
    }

    @Override
    protected void rollbackTransaction(TransactionStatus status) {
        if (!status.isCompleted()) {
            transactions.rollback(status); // Of a surrounding one: marks it, so that it can only be rolled back.
        }
    }
}
