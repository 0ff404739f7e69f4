package org.partnerledger.api.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.clock.ClockRefusal.Backwards;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.StoreUnavailable;
import org.partnerledger.core.kernel.Refused;

class SimulationClockTest {

    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    @AfterEach
    void forget() {
        LEDGER.jdbc().sql("truncate simulation_clock, domain_event").update();
    }

    @Test
    void standsWhereItWasSet() {
        SimulationClock clock = SimulationClock.open(LEDGER.jdbc());
        clock.set(NOON);

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void standsThereAfterARestart() {
        SimulationClock.open(LEDGER.jdbc()).set(NOON);

        assertThat(SimulationClock.open(LEDGER.jdbc()).instant()).isEqualTo(NOON);
    }

    @Test
    void isSetToTheSameInstantAgain() {
        SimulationClock clock = SimulationClock.open(LEDGER.jdbc());
        clock.set(NOON);
        clock.set(NOON);

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void refusesToGoBack() {
        SimulationClock clock = SimulationClock.open(LEDGER.jdbc());
        clock.set(NOON);

        assertThatThrownBy(() -> clock.set(NOON.minusMillis(1)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new Backwards(NOON, NOON.minusMillis(1))));
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void staysWhereItIsWhenAStepLiesBehind() {
        SimulationClock clock = SimulationClock.open(LEDGER.jdbc());
        clock.set(NOON);
        clock.stepTo(NOON.minusSeconds(1));

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void goesAnywhereOnceItIsUnset() {
        SimulationClock clock = SimulationClock.open(LEDGER.jdbc());
        clock.set(NOON);
        clock.unset();
        clock.set(NOON.minusSeconds(1));

        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void refusesADatabaseThatHoldsRealFacts() {
        LEDGER.jdbc().sql("""
                        insert into domain_event (sequence_number, aggregate_identifier, event_identifier, time_stamp,
                                                  payload_type, payload, meta_data)
                        values (0, 'real', 'real', '2026-01-01T00:00:00.000Z', 'counted', '', '')""").update();

        assertThatThrownBy(() -> SimulationClock.open(LEDGER.jdbc())).isInstanceOf(StoreUnavailable.class);
    }
}
