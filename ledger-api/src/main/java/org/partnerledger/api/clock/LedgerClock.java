package org.partnerledger.api.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the ledger calls now, in whole milliseconds: as precise as events are stored, so that whoever sees one live sees
 * the same time as whoever reads it later.
 *
 * <p>It has no zone of its own: months and days are cut in the zone of the parameters.
 */
public abstract class LedgerClock extends Clock {

    LedgerClock() {}

    /** The machine's time. */
    public static LedgerClock system() {
        return new Machine(Clock.tickMillis(ZoneOffset.UTC));
    }

    /** Whether time passes by itself; else it passes when somebody sets it. */
    public abstract boolean runs();

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the ledger's clock has no zone: ask the parameters");
    }

    private static final class Machine extends LedgerClock {

        private final Clock machine;

        Machine(Clock machine) {
            this.machine = machine;
        }

        @Override
        public Instant instant() {
            return machine.instant();
        }

        @Override
        public boolean runs() {
            return true;
        }
    }
}
