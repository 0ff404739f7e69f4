package org.partnerledger.api.store.axon;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends a command again that lost a race: another node decided on the same history first. Everything else, refusals
 * above all, is an answer and not sent again.
 */
final class RetryOnConflict implements RetryScheduler {

    private static final int MOST_RETRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private final ScheduledExecutorService executor;

    RetryOnConflict(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon declares the message raw.
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        // Within a transaction that is lost with the first failure, and another thread must not go on without it.
        if (failures.size() > MOST_RETRIES
                || !isConflict(lastFailure)
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        long pause = FIRST_PAUSE_MILLIS << (failures.size() - 1);
        try {
            var _ = executor.schedule(dispatch, pause, TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || (failure.getCause() != null && isConflict(failure.getCause()));
    }
}
