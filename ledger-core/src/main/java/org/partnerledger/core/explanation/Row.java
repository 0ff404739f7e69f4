package org.partnerledger.core.explanation;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * One signed row of an explanation.
 *
 * @param reason of EXCLUDED, NO_INCENTIVE, ADJUSTMENT and FROZEN
 * @param cause of CARRIED_OUT and CARRIED_IN
 * @param period the month carried to or from, a claw-back's base period, or the month that was corrected
 * @param id of ADJUSTMENT; the product's own
 * @param lines that contribute an amount other than 0; of SPEND all. Null where the code is not counted
 */
public record Row(
        RowCode code,
        @Nullable String reason,
        @Nullable String cause,
        @Nullable Period period,
        @Nullable String planId,
        @Nullable String projectId,
        @Nullable String claimId,
        @Nullable String id,
        Amount amount,
        @Nullable Long lines) {

    /** What a row is about; rows with the same key are summed into one. */
    public record Key(
            RowCode code,
            @Nullable String reason,
            @Nullable String cause,
            @Nullable Period period,
            @Nullable String planId,
            @Nullable String projectId,
            @Nullable String claimId,
            @Nullable String id) {

        public static Key of(RowCode code) {
            return new Key(code, null, null, null, null, null, null, null);
        }

        public static Key reason(RowCode code, String reason) {
            return new Key(code, reason, null, null, null, null, null, null);
        }

        public static Key carried(RowCode code, String cause, Period period) {
            return new Key(code, null, cause, period, null, null, null, null);
        }

        public static Key plan(RowCode code, String planId) {
            return new Key(code, null, null, null, planId, null, null, null);
        }

        public static Key clawBack(Period basePeriod, String planId) {
            return new Key(RowCode.CLAWBACK, null, null, basePeriod, planId, null, null, null);
        }

        public static Key project(RowCode code, String projectId) {
            return new Key(code, null, null, null, null, projectId, null, null);
        }

        public static Key claim(String claimId) {
            return new Key(RowCode.BENEFIT, null, null, null, null, null, claimId, null);
        }

        public static Key adjustment(String reason, Period corrected, String id) {
            return new Key(RowCode.ADJUSTMENT, reason, null, corrected, null, null, null, id);
        }
    }

    static Row of(Key key, Amount amount, @Nullable Long lines) {
        return new Row(
                key.code(),
                key.reason(),
                key.cause(),
                key.period(),
                key.planId(),
                key.projectId(),
                key.claimId(),
                key.id(),
                amount,
                lines);
    }

    public Key key() {
        return new Key(code, reason, cause, period, planId, projectId, claimId, id);
    }
}
