package org.partnerledger.api.arrival;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.period.CompletenessProof;
import org.partnerledger.projections.line.ArrivalViews;
import org.partnerledger.projections.line.LineViews;
import org.partnerledger.projections.period.PeriodViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells finance whether a month can be closed: what has come, how old it is, and that none of it is lost. */
@RestController
public class ArrivalController {

    private final ArrivalViews arrivals;
    private final LineViews lines;
    private final PeriodViews periods;
    private final InstantSource clock;

    ArrivalController(ArrivalViews arrivals, LineViews lines, PeriodViews periods, InstantSource clock) {
        this.arrivals = arrivals;
        this.lines = lines;
        this.periods = periods;
        this.clock = clock;
    }

    enum State {
        OPEN,
        CLOSED
    }

    /**
     * A partner's lines of the month.
     *
     * @param lastUse the youngest use that is known
     * @param lastArrival when the last one of them came
     * @param lagMinutes from the youngest use to now: how much may still be missing
     */
    record PartnerJson(
            String partnerId, State state, long lines, Instant lastUse, Instant lastArrival, long lagMinutes) {}

    /**
     * A month.
     *
     * @param complete whether counts and sums of everything that came and of everything that is counted are the same:
     *     what a close asks for. Of all months, because a line that is lost has none
     * @param factLines lines that came, withdrawn ones left out
     * @param countedLines lines that are counted
     */
    public record ArrivalsJson(
            Period period, boolean complete, long factLines, long countedLines, List<PartnerJson> items) {}

    @GetMapping("/api/v1/periods/{period}/arrivals")
    public ArrivalsJson show(@PathVariable Period period) {
        CompletenessProof proof = lines.completeness();
        var closed = periods.closedThrough();
        Instant now = clock.instant();
        List<PartnerJson> items = arrivals.of(period).stream()
                .map(it -> {
                    Period last = closed.get(new PartnerId(it.partnerId()));
                    return new PartnerJson(
                            it.partnerId(),
                            last == null || period.isAfter(last) ? State.OPEN : State.CLOSED,
                            it.lines(),
                            it.lastConsumedFrom(),
                            it.lastRecordedAt(),
                            Duration.between(it.lastConsumedFrom(), now).toMinutes());
                })
                .toList();
        return new ArrivalsJson(period, proof.holds(), proof.factLines(), proof.rowLines(), items);
    }
}
