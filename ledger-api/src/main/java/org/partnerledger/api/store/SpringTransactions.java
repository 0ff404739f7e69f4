package org.partnerledger.api.store;

import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/**
 * Axon's work runs in Spring's transactions, and fails with them.
 *
 * <p>Upstream does nothing when work inside a surrounding transaction rolls back: what was written before and after it
 * would be committed without it. Here the whole transaction is doomed.
 */
final class SpringTransactions extends SpringTransactionManager {

    SpringTransactions(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    protected void rollbackTransaction(TransactionStatus status) {
        if (!status.isNewTransaction() && !status.isCompleted()) {
            status.setRollbackOnly();
        }
        super.rollbackTransaction(status);
    }
}
