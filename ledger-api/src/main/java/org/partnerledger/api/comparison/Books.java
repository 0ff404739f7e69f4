package org.partnerledger.api.comparison;

import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.comparison.ShareTable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;
import org.partnerledger.projections.period.PublishedPeriod;

/** What stands in the books of closed months: as published, or as corrected since. */
final class Books {

    private final PeriodViews periods;

    Books(PeriodViews periods) {
        this.periods = periods;
    }

    MonthBooks of(PartnerId partner, CurrencyCode currency, ClosedMonth month, PublishedPeriod published) {
        return new MonthBooks(
                periods.planResults(partner, month.firstCovered(), month.period(), currency),
                published.decisions(),
                published.statement().clawbacks(),
                published.statement().subsidies());
    }

    /** What a plan's lines have. */
    ShareTable shares(PartnerId partner, Period period, PlanId plan) {
        var allocated = periods.shares(partner, period, plan);
        return ShareTable.of(allocated.lineNos(), allocated.shares());
    }
}
