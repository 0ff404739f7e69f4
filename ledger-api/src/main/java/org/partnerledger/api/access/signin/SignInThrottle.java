package org.partnerledger.api.access.signin;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: a few failures for a name and for an address are free, each further one has to wait. Nobody is
 * locked out for good, so nobody can lock out somebody else for good.
 */
public final class SignInThrottle {

    private static final int KEPT = 10_000;
    private static final int FREE_FOR_A_NAME = 5;
    private static final int FREE_FOR_AN_ADDRESS = 30;
    private static final Duration REFILL = Duration.ofMinutes(5);

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEPT;
        }
    };

    /** Whether an attempt may be made at all. */
    public synchronized boolean mayTry(String name, String address) {
        return ofName(name).getAvailableTokens() > 0 && ofAddress(address).getAvailableTokens() > 0;
    }

    public synchronized void failed(String name, String address) {
        boolean _ = ofName(name).tryConsume(1);
        boolean _ = ofAddress(address).tryConsume(1);
    }

    /** Whoever knows the password has not been guessing. */
    public synchronized void succeeded(String name) {
        buckets.remove("name " + name);
    }

    private Bucket ofName(String name) {
        return buckets.computeIfAbsent("name " + name, _ -> bucket(FREE_FOR_A_NAME));
    }

    private Bucket ofAddress(String address) {
        return buckets.computeIfAbsent("address " + address, _ -> bucket(FREE_FOR_AN_ADDRESS));
    }

    private static Bucket bucket(int failures) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, REFILL))
                .build();
    }
}
