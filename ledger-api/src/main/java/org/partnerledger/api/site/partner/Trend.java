package org.partnerledger.api.site.partner;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.period.PeriodGlances.Glance;

/** Columns for the eye, oldest first: what was payable in each month, of the largest of them. */
record Trend(List<Column> columns) {

    static final int HEIGHT = 100;

    private static final int STEP = 28;

    /**
     * @param x left of the column
     * @param y top of it
     * @param height 1 to {@value #HEIGHT}, so that it can be seen
     */
    record Column(Period period, Amount amount, int x, int y, int height) {}

    static Trend of(List<Glance> newestFirst) {
        var columns = new ArrayList<Column>();
        Amount most = Amount.ZERO;
        for (Glance glance : newestFirst) {
            most = most.max(size(glance));
        }
        for (Glance glance : newestFirst.reversed()) {
            int height = Math.max(1, height(size(glance), most));
            columns.add(new Column(glance.period(), size(glance), columns.size() * STEP, HEIGHT - height, height));
        }
        return new Trend(columns);
    }

    public int width() {
        return Math.max(1, columns.size() * STEP);
    }

    private static Amount size(Glance glance) {
        return glance.payable() == null ? glance.spend().max(Amount.ZERO) : glance.payable();
    }

    private static int height(Amount amount, Amount most) {
        return most.isZero()
                ? 0
                : amount.value()
                        .multiply(BigDecimal.valueOf(HEIGHT))
                        .divide(most.value(), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }
}
