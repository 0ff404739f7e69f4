package org.partnerledger.api.access.signin;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.partnerledger.api.access.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Slows guessing down: a few failures for a name and for an address are free, each further one has to wait. Nobody is
 * locked out for good, so nobody can lock out somebody else for good. Failures are counted in the database, for all
 * nodes together; a restart forgets none.
 */
public final class SignInThrottle {

    private static final int FREE_FOR_A_NAME = 5;
    private static final int FREE_FOR_AN_ADDRESS = 30;
    private static final Duration REFILL = Duration.ofMinutes(5);
    private static final int QUEUES = 64;

    private final JdbcClient jdbc;
    private final String kind;
    private final Lock[] queues =
            IntStream.range(0, QUEUES).mapToObj(_ -> new ReentrantLock()).toArray(Lock[]::new);

    /** @param kind of names that are tried, such as {@code user}: each counts for itself */
    public SignInThrottle(JdbcClient jdbc, String kind) {
        this.jdbc = jdbc;
        this.kind = kind;
    }

    /**
     * Makes attempts for one name wait for each other on this node: of many at once, none would know of the failures of
     * the others.
     */
    <T> T oneByOne(String name, Supplier<T> attempt) {
        Lock queue = queues[Math.floorMod(name.hashCode(), QUEUES)];
        queue.lock();
        try {
            return attempt.get();
        } finally {
            queue.unlock();
        }
    }

    /** Whether an attempt may be made at all. */
    public boolean mayTry(String name, String address) {
        return jdbc.sql("""
                        select not exists (select from sign_in_failure
                            where subject = ? and full_at > clock_timestamp() + ? * interval '1 millisecond'
                               or subject = ? and full_at > clock_timestamp() + ? * interval '1 millisecond')""")
                .param(ofName(name))
                .param(REFILL.toMillis() - each(FREE_FOR_A_NAME))
                .param(ofAddress(address))
                .param(REFILL.toMillis() - each(FREE_FOR_AN_ADDRESS))
                .query(Boolean.class)
                .single();
    }

    public void failed(String name, String address) {
        int _ = jdbc.sql("delete from sign_in_failure where full_at < clock_timestamp()")
                .update();
        count(ofName(name), FREE_FOR_A_NAME);
        count(ofAddress(address), FREE_FOR_AN_ADDRESS);
    }

    /** Whoever knows the password has not been guessing. */
    public void succeeded(String name) {
        int _ = jdbc.sql("delete from sign_in_failure where subject = ?")
                .param(ofName(name))
                .update();
    }

    /** One more; the bucket is empty at most, so that failures by the thousand keep nobody out for longer. */
    private void count(String subject, int free) {
        int _ = jdbc.sql("""
                        insert into sign_in_failure as it (subject, full_at)
                        values (?, clock_timestamp() + ? * interval '1 millisecond')
                        on conflict (subject) do update set full_at = least(
                            clock_timestamp() + ? * interval '1 millisecond',
                            greatest(it.full_at, clock_timestamp()) + ? * interval '1 millisecond')""")
                .param(subject)
                .param(each(free))
                .param(REFILL.toMillis())
                .param(each(free))
                .update();
    }

    /** In milliseconds, after which one failure more is free. */
    private static long each(int free) {
        return REFILL.toMillis() / free;
    }

    /** A name may be something typed into the wrong field, such as a password. */
    private String ofName(String name) {
        return Sha256.hex(kind + " named " + name);
    }

    private String ofAddress(String address) {
        return Sha256.hex(kind + " from " + address);
    }
}
