package org.partnerledger.api.waterfall;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.kernel.Amount;

/**
 * The explanation as a picture: every row is a bar from where the rows before it led to where it leads, every subtotal
 * one from zero. Places are in thousandths of the width; they are for the eye, the amounts stand beside them.
 */
public final class Waterfall {

    private static final int WIDTH = 1_000;
    private static final int LEAST = 2;

    private Waterfall() {}

    /**
     * @param left of the bar, 0 to 1,000
     * @param width of the bar, 2 to 1,000, so that it can be seen
     * @param from where the rows before it led, 0 to 1,000
     * @param to where it leads, 0 to 1,000
     * @param zero where zero is, 0 to 1,000
     */
    public record Bar(Row row, int left, int width, int from, int to, int zero) {

        /** A word for its colour: total, up or down. */
        public String colour() {
            if (row.code().isSubtotal()) {
                return "total";
            }
            return row.amount().signum() < 0 ? "down" : "up";
        }
    }

    /** A bar for every row, in their order. */
    public static List<Bar> of(Explanation explanation) {
        Amount low = Amount.ZERO;
        Amount high = Amount.ZERO;
        Amount running = Amount.ZERO;
        for (Row row : explanation.rows()) {
            running = row.code().isSubtotal() ? row.amount() : running.plus(row.amount());
            low = low.min(running);
            high = high.max(running);
        }
        BigDecimal span = high.minus(low).value();
        var bars = new ArrayList<Bar>();
        running = Amount.ZERO;
        int zero = place(Amount.ZERO, low, span);
        for (Row row : explanation.rows()) {
            Amount from = row.code().isSubtotal() ? Amount.ZERO : running;
            Amount to = row.code().isSubtotal() ? row.amount() : running.plus(row.amount());
            int left = place(from.min(to), low, span);
            int width = Math.max(LEAST, place(from.max(to), low, span) - left);
            bars.add(new Bar(
                    row, Math.min(left, WIDTH - width), width, place(running, low, span), place(to, low, span), zero));
            running = to;
        }
        return bars;
    }

    private static int place(Amount amount, Amount low, BigDecimal span) {
        if (span.signum() == 0) {
            return 0;
        }
        return amount.minus(low)
                .value()
                .multiply(BigDecimal.valueOf(WIDTH))
                .divide(span, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
