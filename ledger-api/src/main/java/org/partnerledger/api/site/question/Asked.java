package org.partnerledger.api.site.question;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.finance.SpendViews.By;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the form above a question says; what is left out does not limit.
 *
 * @param on day at whose end, in UTC, it is looked at
 * @param by what sums are split by
 */
record Asked(
        @Nullable String partnerId,
        @Nullable Period from,
        @Nullable Period to,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate on,

        @Nullable List<By> by) {

    /** Null: all partners. */
    @Nullable
    String partner() {
        return FormBody.given(partnerId);
    }

    @Nullable
    OffsetDateTime asOf() {
        return on == null ? null : on.atTime(23, 59, 59).atOffset(ZoneOffset.UTC);
    }

    /** By partner and month, unless it says otherwise. */
    Set<By> split() {
        return by == null || by.isEmpty() ? Set.of(By.PARTNER, By.PERIOD) : Set.copyOf(by);
    }

    /** For the form. */
    public boolean isBy(String name) {
        return split().contains(By.valueOf(name));
    }
}
