package org.partnerledger.core.rulebook;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;

/**
 * Everything marked <em>parameter</em> in domain.md. A PUT replaces all of them; what it leaves out returns to
 * {@link #DEFAULT}.
 *
 * @param zone of all month and day arithmetic (section 1)
 * @param cutoffHours added on the local clock to the first day of the next month, 00:00 (section 4)
 * @param marketplaceCounts whether lines of MARKETPLACE are performance (section 3)
 * @param rebindCooldownFrom links that began before this instant have no cooldown (section 3)
 * @param rebindCooldownMonths length of the cooldown after the beginning of a link
 * @param confirmWorkdays workdays after which a statement is confirmed automatically (section 6)
 * @param billDueDays calendar days after the local day of the close; null = a bill is never overdue
 * @param calendar country of the workday calendar, such as {@code CN}
 */
public record Parameters(
        ZoneId zone,
        int cutoffHours,
        boolean marketplaceCounts,
        Instant rebindCooldownFrom,
        int rebindCooldownMonths,
        MinPayout minPayout,
        int confirmWorkdays,
        @Nullable Integer billDueDays,
        String calendar,
        MilestoneTerms milestone,
        TaxTerms tax) {

    public static final Parameters DEFAULT = new Parameters(
            ZoneId.of("Asia/Shanghai"),
            24,
            false,
            Instant.parse("2025-12-31T16:00:00Z"), // 2026-01-01 00:00 in Shanghai
            6,
            MinPayout.NONE,
            10,
            null,
            "CN",
            MilestoneTerms.DEFAULT,
            TaxTerms.DEFAULT);

    public Parameters {
        if (cutoffHours < 0
                || rebindCooldownMonths < 0
                || confirmWorkdays < 0
                || (billDueDays != null && billDueDays < 0)) {
            throw new IllegalArgumentException("hours, months and days are 0 or more");
        }
    }

    public Amount minPayout(CurrencyCode currency) {
        return minPayout.in(currency);
    }
}
