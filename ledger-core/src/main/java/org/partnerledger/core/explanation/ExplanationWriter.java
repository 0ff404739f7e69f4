package org.partnerledger.core.explanation;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Period;

/** Collects rows while calculators run. Rows of one key are summed; subtotals are stated by who knows them. */
public final class ExplanationWriter {

    private static final Comparator<Row.Key> ORDER = Comparator.comparing(Row.Key::code)
            .thenComparing((Row.Key key) -> text(key.reason() == null ? key.cause() : key.reason()), Ids.BY_CODE_POINT)
            .thenComparingInt((Row.Key key) -> index(key.period()))
            .thenComparing((Row.Key key) -> text(key.planId()), Ids.BY_CODE_POINT)
            .thenComparing((Row.Key key) -> text(key.projectId()), Ids.BY_CODE_POINT)
            .thenComparing((Row.Key key) -> text(key.claimId()), Ids.BY_CODE_POINT)
            .thenComparing((Row.Key key) -> text(key.id()), Ids.BY_CODE_POINT);

    private final Map<Row.Key, Sum> sums = new HashMap<>();
    private final Map<RowCode, Sum> subtotals = new EnumMap<>(RowCode.class);

    private record Sum(Amount amount, long lines) {

        Sum plus(Sum other) {
            return new Sum(amount.plus(other.amount), lines + other.lines);
        }
    }

    /** Adds to the row of {@code key}. */
    @CanIgnoreReturnValue
    public ExplanationWriter row(Row.Key key, Amount amount, long lines) {
        sums.merge(key, new Sum(amount, lines), Sum::plus);
        return this;
    }

    @CanIgnoreReturnValue
    public ExplanationWriter row(Row.Key key, Amount amount) {
        return row(key, amount, 0);
    }

    /** States a subtotal; {@link Explanation#firstBreak} compares it with the rows. */
    @CanIgnoreReturnValue
    public ExplanationWriter subtotal(RowCode code, Amount amount, long lines) {
        subtotals.put(code, new Sum(amount, lines));
        return this;
    }

    /** In order, without the rows of amount 0 that no line stands behind. */
    public Explanation write() {
        List<Row.Key> keys = new ArrayList<>(sums.keySet());
        subtotals.keySet().forEach(code -> keys.add(Row.Key.of(code)));
        keys.sort(ORDER);
        List<Row> rows = new ArrayList<>(keys.size());
        for (Row.Key key : keys) {
            Sum sum = key.code().isSubtotal() ? subtotals.get(key.code()) : sums.get(key);
            if (sum != null && (key.code().isSubtotal() || !sum.amount().isZero() || sum.lines() != 0)) {
                rows.add(Row.of(key, sum.amount(), key.code().isCounted() ? sum.lines() : null));
            }
        }
        return new Explanation(rows);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int index(@Nullable Period period) {
        return period == null ? -1 : period.index();
    }
}
