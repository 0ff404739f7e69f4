package org.partnerledger.api.finance;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.journal.MonthRange;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.finance.Scope;

/** Reads what these endpoints are asked with. */
final class Asked {

    private Asked() {}

    /** Null: all partners. */
    static @Nullable PartnerId partner(@Nullable String partnerId) {
        return partnerId == null ? null : new PartnerId(partnerId);
    }

    /** What is left out does not limit. */
    static Scope months(@Nullable String partnerId, @Nullable Period from, @Nullable Period to) {
        MonthRange months = MonthRange.of(from, to);
        return new Scope(partner(partnerId), months.from(), months.to());
    }

    static Instant instant(@Nullable OffsetDateTime asOf, Instant now) {
        return asOf == null ? now : asOf.toInstant();
    }
}
