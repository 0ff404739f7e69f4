package org.partnerledger.core.comparison;

import java.util.Comparator;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;

/**
 * One step of a bridge from what stands in the books to what should: all lines of a month that one plan pays otherwise
 * for one reason.
 *
 * @param before what these lines have; its negative is the reversal
 * @param after what they should have
 * @param lines whose amount differs; 0 for a subsidy
 */
public record BridgeRow(Key key, Amount before, Amount after, long lines) {

    /**
     * What a row is about.
     *
     * @param about a plan; of SUBSIDY a project
     * @param detail the reason of an exclusion, else ""
     */
    public record Key(String about, ChangeReason reason, String detail) {

        static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.reason() == ChangeReason.SUBSIDY)
                .thenComparing(Key::about, Ids.BY_CODE_POINT)
                .thenComparing(Key::reason)
                .thenComparing(Key::detail, Ids.BY_CODE_POINT);

        public boolean isOfProject() {
            return reason == ChangeReason.SUBSIDY;
        }
    }

    public Amount difference() {
        return after.minus(before);
    }
}
