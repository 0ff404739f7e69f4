package org.partnerledger.api.wall;

import org.partnerledger.core.kernel.PartnerId;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Puts a thread behind a partner's {@link Wall}, in one transaction of the web login, and takes it out again. */
public final class PartnerReads {

    private final PlatformTransactionManager transactions;

    public PartnerReads(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    /** To be given back to {@link #leave}, on the same thread. */
    public record Behind(TransactionStatus transaction) {}

    /** @param oneState whether everything read must be of one moment; not for who changes something in between */
    public Behind enter(PartnerId partner, boolean oneState) {
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        definition.setReadOnly(true);
        definition.setIsolationLevel(
                oneState
                        ? TransactionDefinition.ISOLATION_REPEATABLE_READ
                        : TransactionDefinition.ISOLATION_READ_COMMITTED);
        Wall.raise(partner);
        boolean entered = false;
        try {
            var behind = new Behind(transactions.getTransaction(definition));
            entered = true;
            return behind;
        } finally {
            if (!entered) {
                Wall.lower();
            }
        }
    }

    /** Rolls back: there is nothing to be kept, and what failed inside has marked it already. */
    public void leave(Behind behind) {
        try {
            transactions.rollback(behind.transaction());
        } finally {
            Wall.lower();
        }
    }
}
