package org.partnerledger.core.performance;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * What was decided about a line as long as its month was open. The part that depends on the line alone; what depends on
 * its {@code combination} and the rules (marketplace, line type, product class, plans) is decided for combinations.
 *
 * <p>Stored as an array in this order, because there are millions of them; a new component goes to the end.
 *
 * @param partner tier 1; null while nobody's link covers the line: it is unattributed then and on no bill
 * @param tierTwo the tier-2 partner the customer is linked to, if it is one
 * @param excluded the first of the reasons that depend on the line itself; null where none hits
 * @param charge month of {@code consumedFrom}
 * @param bill null while unattributed
 * @param incentive null while unattributed
 * @param cause why {@code incentive} is later than {@code charge}
 * @param combination number of the interned combination; a refund has that of its base. 0 while unattributed
 * @param classMonth the month whose catalogue class counts: the charge month, of a refund that of its base
 * @param rulesMonth the bill month whose close fixes the rules: its own, of a refund that of its base
 * @param baseNo line number of a refund's base; null where there is none or it is unknown
 * @param baseIncentive the month the base is recognised in
 * @param currencyMismatch a link covers the line, but the partner has another currency, so it stays unattributed
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({
    "partner",
    "tierTwo",
    "excluded",
    "charge",
    "bill",
    "incentive",
    "cause",
    "combination",
    "classMonth",
    "rulesMonth",
    "baseNo",
    "baseIncentive",
    "cashCouponCounts",
    "currencyMismatch"
})
public record LineDecision(
        @Nullable PartnerId partner,
        @Nullable PartnerId tierTwo,
        @Nullable Exclusion excluded,
        Period charge,
        @Nullable Period bill,
        @Nullable Period incentive,
        @Nullable CarryCause cause,
        int combination,
        Period classMonth,
        @Nullable Period rulesMonth,
        @Nullable Long baseNo,
        @Nullable Period baseIncentive,
        boolean cashCouponCounts,
        boolean currencyMismatch) {

    /** The same, but for what speaks against the line itself; null = nothing does. */
    public LineDecision excludedBy(@Nullable Exclusion reason) {
        return new LineDecision(
                partner,
                tierTwo,
                reason,
                charge,
                bill,
                incentive,
                cause,
                combination,
                classMonth,
                rulesMonth,
                baseNo,
                baseIncentive,
                cashCouponCounts,
                currencyMismatch);
    }

    public boolean isAttributed() {
        return partner != null;
    }
}
