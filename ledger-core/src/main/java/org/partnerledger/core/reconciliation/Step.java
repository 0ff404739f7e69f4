package org.partnerledger.core.reconciliation;

import org.partnerledger.core.kernel.Amount;

/**
 * A part of the way from their amount to ours.
 *
 * @param detail a month, a reason or an id, as {@link Cause} says; "" where there is none
 * @param amount signed: what is added to theirs
 */
public record Step(Cause cause, String detail, Amount amount) {

    static Step of(Cause cause, Amount amount) {
        return new Step(cause, "", amount);
    }
}
