package org.partnerledger.api.simulation;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.clock.SimulationClock;
import org.partnerledger.api.deadline.Deadlines;
import org.partnerledger.core.kernel.Period;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = ClockJson.class)))
    synchronized ClockJson set(JsonBody body) {
        Instant to = body.as(ClockJson.SHAPE).now().toInstant();
        clock.requireForward(to);
        deadlines.fireUpTo(to, clock::stepTo);
        clock.set(to);
        return show();
    }

    @GetMapping
    ClockJson show() {
        return ClockJson.of(clock.instant());
    }

    /**
     * An instant.
     *
     * @param now with an offset, in the years that the ledger knows months of
     */
    record ClockJson(OffsetDateTime now) {

        private static final JsonShape<ClockJson> SHAPE = JsonShapes.object(members -> {
            var now = members.required("now", JsonShapes.text().as(ClockJson::instant));
            return () -> new ClockJson(now.get());
        });

        private static OffsetDateTime instant(String text) {
            OffsetDateTime now = OffsetDateTime.parse(text);
            if (!Period.of(YearMonth.from(now.withOffsetSameInstant(ZoneOffset.UTC)))
                    .isWithinBounds()) {
                throw new IllegalArgumentException("instants from 2000 to 2100 are accepted");
            }
            return now;
        }

        static ClockJson of(Instant now) {
            return new ClockJson(OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        }
    }
}
