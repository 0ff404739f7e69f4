package org.partnerledger.core.bundle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * A trade some of whose lines were bought on credit or are owed, as the close knew it.
 *
 * @param lines in the order in which payments settle them
 * @param payments in the order in which they became known
 */
public record SealedTrade(String tradeId, List<Line> lines, List<Payment> payments) {

    /**
     * What of a line was to be paid, refunds taken off.
     *
     * @param lineNo null for lines that are not on the partner's bills: only their amounts matter
     */
    public record Line(@Nullable Long lineNo, Amount credit, Amount debt) {}

    /** @param amount null where the whole trade was paid */
    public record Payment(Instant paidAt, @Nullable Amount amount) {}
}
