package org.partnerledger.core.payout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.rulebook.TaxTerms;

/** What is settled for a payable (domain.md, section 6). Pure. */
public final class SettlementAmount {

    private SettlementAmount() {}

    /** With an invoice: payable / (1 + outputTax) × (1 + serviceFeeTax), rounded HALF_UP once; without: the payable. */
    public static Amount of(Amount payable, PayoutMode mode, TaxTerms tax, CurrencyCode currency) {
        if (!mode.needsInvoice()) {
            return payable;
        }
        // Multiplied first, so that the division is the only place where digits are lost.
        BigDecimal taxed = payable.value().multiply(BigDecimal.ONE.add(tax.serviceFeeTax()));
        BigDecimal settled =
                taxed.divide(BigDecimal.ONE.add(tax.outputTax()), currency.decimals(), RoundingMode.HALF_UP);
        return new Money(settled, currency).toAmount();
    }
}
