package org.partnerledger.core.reconciliation;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * What the ledger knows of a key that has no line in the month that is compared.
 *
 * @param partner tier 1; null while nobody's link covers it
 * @param withdrawn whether its source took it back
 * @param bill null without a partner
 * @param inTheirZone month of its consumption in the other side's zone
 */
public record Whereabouts(
        @Nullable PartnerId partner,
        boolean withdrawn,
        Period charge,
        @Nullable Period bill,
        Period inTheirZone) {

    /** Why it is not in {@code month} of {@code owner}. */
    Step step(PartnerId owner, Period month, Amount amount) {
        if (withdrawn) {
            return Step.of(Cause.WITHDRAWN, amount);
        }
        if (partner == null || bill == null) {
            return Step.of(Cause.UNATTRIBUTED, amount);
        }
        if (!partner.equals(owner)) {
            return new Step(Cause.OTHER_PARTNER, partner.value(), amount);
        }
        if (charge.equals(month)) {
            return new Step(Cause.LATE, bill.toString(), amount);
        }
        boolean byZone = inTheirZone.equals(month);
        return new Step(byZone ? Cause.TIME_ZONE : Cause.OTHER_PERIOD, bill.toString(), amount);
    }
}
