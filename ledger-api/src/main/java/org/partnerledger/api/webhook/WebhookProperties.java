package org.partnerledger.api.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code ledger.webhooks}.
 *
 * @param localReceivers whether receivers may be on this machine or in a private network, and without TLS: for tests
 *     and demonstrations
 * @param pause between two looks for what is to be sent
 * @param stepPause between two looks for steps of deductions that have become due, and for what is too old
 * @param firstRetry after the first failure; doubled with every further one
 * @param longestRetry longest pause between two attempts
 * @param attempts after so many a delivery is DEAD until somebody replays it
 * @param timeout for connecting and answering together
 * @param kept how long events are kept, with their deliveries, for lists and replays; what is still to be sent stays
 */
@ConfigurationProperties("ledger.webhooks")
record WebhookProperties(
        @DefaultValue("false") boolean localReceivers,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("60s") Duration stepPause,
        @DefaultValue("30s") Duration firstRetry,
        @DefaultValue("6h") Duration longestRetry,
        @DefaultValue("12") int attempts,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("90d") Duration kept) {

    /** How long to wait after so many attempts, one or more. */
    Duration retryAfter(int attempted) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(attempted - 1, 20));
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
