package org.partnerledger.core.performance;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.kernel.Period;

/**
 * Lines that every rule treats alike: the same combination, months and reasons. A partner's month has some thousands of
 * groups, however many lines it has.
 *
 * @param combination number of the combination
 * @param baseIncentive of refunds with a known base, the month the base is recognised in; null for all other lines
 */
public record GroupKey(
        int combination,
        @Nullable Exclusion excluded,
        @Nullable CarryCause cause,
        Period bill,
        Period incentive,
        Period classMonth,
        Period rulesMonth,
        @Nullable Period baseIncentive) {

    /**
     * The group of a line.
     *
     * @throws IllegalArgumentException for an unattributed line, which is on no bill
     */
    public static GroupKey of(LineDecision decision) {
        if (decision.bill() == null || decision.incentive() == null || decision.rulesMonth() == null) {
            throw new IllegalArgumentException("an unattributed line is on no bill");
        }
        return new GroupKey(
                decision.combination(),
                decision.excluded(),
                decision.cause(),
                decision.bill(),
                decision.incentive(),
                decision.classMonth(),
                decision.rulesMonth(),
                decision.baseIncentive());
    }
}
