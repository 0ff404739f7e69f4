package org.partnerledger.api.intake.fact;

import org.partnerledger.core.kernel.Refused;

/**
 * A kind of fact that is no spend line: how its data is read and what it asks of the ledger. A bean of this type is all
 * that intake needs to know a new kind.
 *
 * @param <F> the fact as a value
 */
public interface FactType<F> {

    /** The CloudEvents type, such as {@code project.filed.v1}. */
    String type();

    /** Reads {@code data}; ends with {@link DataReader#end}. Every complaint of the reader is a SCHEMA defect. */
    F read(DataReader data);

    /**
     * Asks the ledger to take the fact, by commands. Runs in the transaction of the chunk, after all facts before it.
     *
     * @throws Refused where the ledger says no: the event is quarantined under the refusal's code, and tried again by
     *     itself when what {@link org.partnerledger.core.kernel.Refusal#awaits} names arrives
     */
    void take(F fact, Taking taking);
}
