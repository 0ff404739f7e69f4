package org.partnerledger.api.simulation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.partnerledger.api.clock.SimulationClock;
import org.partnerledger.api.deadline.Deadlines;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets time pass in a simulation. */
@RestController
@Profile("simulation")
@RequestMapping("/api/v1/simulation/clock")
class ClockController {

    private final SimulationClock clock;
    private final Deadlines deadlines;

    ClockController(SimulationClock clock, Deadlines deadlines) {
        this.clock = clock;
        this.deadlines = deadlines;
    }

    /** Forward only. Answers when everything that was due up to then has happened, each at its own instant. */
    @PutMapping
    synchronized ClockJson set(@RequestBody ClockJson asked) {
        Instant to = asked.now().toInstant();
        clock.requireForward(to);
        deadlines.fireUpTo(to, clock::stepTo);
        clock.set(to);
        return show();
    }

    @GetMapping
    ClockJson show() {
        return ClockJson.of(clock.instant());
    }

    /** An instant with an offset. */
    record ClockJson(OffsetDateTime now) {

        static ClockJson of(Instant now) {
            return new ClockJson(OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        }
    }
}
