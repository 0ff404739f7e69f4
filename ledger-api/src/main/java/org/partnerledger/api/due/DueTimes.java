package org.partnerledger.api.due;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.stereotype.Component;

/** Turns days into instants, by the ledger's clock and zone. */
@Component
public final class DueTimes {

    private final RulesViews rules;
    private final LedgerClock clock;

    DueTimes(RulesViews rules, LedgerClock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The last instant that is asked for, included; null for all. */
    public @Nullable Instant by(DueQuery asked) {
        if (Boolean.TRUE.equals(asked.overdue())) {
            return clock.instant();
        }
        LocalDate day = asked.due();
        return day == null
                ? null
                : day.plusDays(1)
                        .atStartOfDay(rules.current().parameters().zone())
                        .toInstant()
                        .minusMillis(1);
    }
}
