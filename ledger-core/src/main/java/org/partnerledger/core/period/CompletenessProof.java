package org.partnerledger.core.period;

import org.partnerledger.core.kernel.Amount;

/**
 * Facts in the store against lines in the read model: both sides count and sum alike, or nothing is closed (domain.md,
 * section 6; contract.md, section 3).
 *
 * @param events that brought or took lines, in the store
 * @param counted events that the read model has counted
 * @param factLines lines they say there are
 * @param factAmount what those cost, all currencies added: a checksum, not a sum of money
 * @param rowLines lines in the read model
 * @param rowAmount what these cost
 */
public record CompletenessProof(
        long events, long counted, long factLines, Amount factAmount, long rowLines, Amount rowAmount) {

    public boolean holds() {
        return events == counted && factLines == rowLines && factAmount.equals(rowAmount);
    }
}
