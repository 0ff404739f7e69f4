package org.partnerledger.api.clock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.store.StoreUnavailable;
import org.partnerledger.core.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clock that stands still until it is set, forward only. Kept in the database, so that a restart goes on where time
 * stood.
 *
 * <p>Its row is also the mark of a database that was created for simulation: the profile refuses any other, because it
 * lets everything be emptied. Before it is set for the first time it shows the system's time.
 */
public final class SimulationClock extends LedgerClock {

    private final JdbcClient jdbc;
    private final LedgerClock unset = LedgerClock.system();
    private volatile @Nullable Instant now;

    private SimulationClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws StoreUnavailable where the database has facts that no simulation recorded */
    public static SimulationClock open(JdbcClient jdbc) {
        boolean marked = exists(jdbc, "select exists (select from simulation_clock)");
        if (!marked && exists(jdbc, "select exists (select from domain_event)")) {
            throw new StoreUnavailable(
                    "The profile 'simulation' can empty the ledger and set its clock, and this database"
                            + " was not created in it: give it one of its own (LEDGER_HOME or LEDGER_DATABASE_URL).");
        }
        if (!marked) {
            jdbc.sql("insert into simulation_clock (now) values (null)").update();
        }
        var clock = new SimulationClock(jdbc);
        clock.now = jdbc.sql("select now from simulation_clock")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
        return clock;
    }

    @Override
    public Instant instant() {
        Instant set = now;
        return set == null ? unset.instant() : set;
    }

    @Override
    public boolean runs() {
        return false;
    }

    /** @throws Refused CLOCK_BACKWARDS where it shows a later time already */
    public void requireForward(Instant to) {
        Instant set = now;
        if (set != null && to.isBefore(set)) {
            throw new Refused(new ClockRefusal.Backwards(set, to));
        }
    }

    /**
     * Sets it, and nothing else: deadlines are fired by whoever sets it.
     *
     * @throws Refused CLOCK_BACKWARDS where it shows a later time already
     */
    public synchronized void set(Instant to) {
        requireForward(to);
        Instant whole = to.truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("update simulation_clock set now = ?")
                .param(whole.atOffset(ZoneOffset.UTC))
                .update();
        now = whole;
    }

    /** Sets it on the way to a later instant; where it shows a later one than this already, it stays. */
    public synchronized void stepTo(Instant instant) {
        Instant set = now;
        if (set == null || instant.isAfter(set)) {
            set(instant);
        }
    }

    /** As before it was set for the first time; for an emptied ledger. */
    public synchronized void unset() {
        jdbc.sql("update simulation_clock set now = null").update();
        now = null;
    }

    private static boolean exists(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Boolean.class).single();
    }
}
