package org.partnerledger.api.comparison;

import java.util.Map;
import java.util.Optional;
import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.comparison.ShareTable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;
import org.partnerledger.projections.period.PublishedPeriod;
import org.partnerledger.projections.recalculation.CorrectedReasons;
import org.partnerledger.projections.recalculation.CorrectionViews;

/** What stands in the books of closed months: as published, or as corrected since. */
final class Books {

    private final PeriodViews periods;
    private final CorrectionViews corrections;
    private final CorrectedReasons reasons;

    Books(PeriodViews periods, CorrectionViews corrections, CorrectedReasons reasons) {
        this.periods = periods;
        this.corrections = corrections;
        this.reasons = reasons;
    }

    /** How often something of the partner was corrected. */
    int correctionNo(PartnerId partner) {
        return corrections.correctionNo(partner);
    }

    /** What speaks against lines where it is not what they were closed with; empty = nothing does. */
    Map<Long, Optional<Exclusion>> reasons(PartnerId partner) {
        return reasons.of(partner);
    }

    MonthBooks of(PartnerId partner, CurrencyCode currency, ClosedMonth month, PublishedPeriod published) {
        return corrections
                .books(partner, month.period())
                .orElseGet(() -> new MonthBooks(
                        periods.planResults(partner, month.firstCovered(), month.period(), currency),
                        published.decisions(),
                        published.statement().clawbacks(),
                        published.statement().subsidies()));
    }

    /** What a plan's lines have. */
    ShareTable shares(PartnerId partner, Period period, PlanId plan) {
        var allocated = periods.shares(partner, period, plan);
        return corrections.corrected(ShareTable.of(allocated.lineNos(), allocated.shares()), partner, period, plan);
    }
}
