package org.partnerledger.projections.recalculation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;

/** Names a corrected row; the ids of its two adjustment rows begin with it. */
public record CorrectedRowId(String recalculationId, Period period, int row) {

    private static final Pattern ADJUSTMENT =
            Pattern.compile("recalculation/([^/]+)/(\\d{4}-\\d{2})/(\\d{1,9})/(?:reversal|new)");

    /** The row behind an adjustment; empty for adjustments of another origin. */
    public static Optional<CorrectedRowId> ofAdjustment(@Nullable String id) {
        Matcher parts = ADJUSTMENT.matcher(id == null ? "" : id);
        return parts.matches()
                ? Optional.of(
                        new CorrectedRowId(parts.group(1), Period.of(parts.group(2)), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "recalculation/" + recalculationId + "/" + period + "/" + row;
    }
}
