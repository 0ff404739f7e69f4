package org.partnerledger.core.rulebook;

import java.time.Instant;
import java.time.ZoneId;
import org.partnerledger.core.kernel.Amount;

/** The default parameters but for what a test says. */
public final class LittleParameters {

    private ZoneId zone = Parameters.DEFAULT.zone();
    private int cutoffHours = Parameters.DEFAULT.cutoffHours();
    private boolean marketplaceCounts = Parameters.DEFAULT.marketplaceCounts();
    private Instant rebindCooldownFrom = Parameters.DEFAULT.rebindCooldownFrom();
    private int rebindCooldownMonths = Parameters.DEFAULT.rebindCooldownMonths();
    private MinPayout minPayout = Parameters.DEFAULT.minPayout();

    private LittleParameters() {}

    public static LittleParameters parameters() {
        return new LittleParameters();
    }

    public LittleParameters zone(ZoneId id) {
        zone = id;
        return this;
    }

    public LittleParameters cutoffHours(int hours) {
        cutoffHours = hours;
        return this;
    }

    public LittleParameters marketplaceCounts() {
        marketplaceCounts = true;
        return this;
    }

    public LittleParameters cooldown(Instant from, int months) {
        rebindCooldownFrom = from;
        rebindCooldownMonths = months;
        return this;
    }

    public LittleParameters minPayout(String amount) {
        minPayout = MinPayout.of(Amount.of(amount));
        return this;
    }

    public Parameters build() {
        Parameters it = Parameters.DEFAULT;
        return new Parameters(
                zone,
                cutoffHours,
                marketplaceCounts,
                rebindCooldownFrom,
                rebindCooldownMonths,
                minPayout,
                it.confirmWorkdays(),
                it.billDueDays(),
                it.calendar(),
                it.milestone(),
                it.tax());
    }
}
