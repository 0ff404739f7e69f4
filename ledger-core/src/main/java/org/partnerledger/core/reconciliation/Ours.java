package org.partnerledger.core.reconciliation;

import java.util.List;
import org.partnerledger.core.kernel.Amount;

/**
 * All lines of ours under one key.
 *
 * @param steps of all lines, summed by cause and detail
 * @param singles the lines one by one where there are few, else none
 */
public record Ours(long lines, Amount value, List<Step> steps, List<Single> singles) {

    /** Lines beyond which they are not looked at one by one. */
    public static final int MOST_SINGLES = 50;

    /** Nothing under the key. */
    public static final Ours NOTHING = new Ours(0, Amount.ZERO, List.of(), List.of());

    public Ours {
        steps = List.copyOf(steps);
        singles = List.copyOf(singles);
    }

    /** One line. */
    public record Single(String lineId, Amount value) {}
}
