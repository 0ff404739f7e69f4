package org.partnerledger.core.journal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Period;

/** What a payout posts in the months of its statements (domain.md, section 6). Pure. */
public final class PayoutPostings {

    private PayoutPostings() {}

    /** A statement in a payout. */
    public record Part(Period period, Amount payable) {}

    /** What is settled for a statement; the rest of its payable is tax. */
    public record Settled(Period period, Amount payable, Amount settlement) {}

    /**
     * Divides the settlement of a payout, which is rounded once, among its statements in proportion to their payable:
     * what rounding leaves goes to the later ones, and the parts add up exactly.
     *
     * @param parts at least one, with payables above 0
     */
    public static List<Settled> divide(List<Part> parts, Amount settlement, CurrencyCode currency) {
        BigDecimal payable = parts.stream()
                .map(Part::payable)
                .reduce(Amount.ZERO, Amount::plus)
                .value();
        var settled = new ArrayList<Settled>();
        BigDecimal upTo = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (Part part : parts) {
            upTo = upTo.add(part.payable().value());
            BigDecimal reached =
                    settlement.value().multiply(upTo).divide(payable, currency.decimals(), RoundingMode.HALF_UP);
            if (upTo.compareTo(payable) == 0) {
                reached = settlement.value();
            }
            settled.add(new Settled(part.period(), part.payable(), new Amount(reached.subtract(before))));
            before = reached;
        }
        return settled;
    }
}
