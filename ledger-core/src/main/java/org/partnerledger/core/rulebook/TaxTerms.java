package org.partnerledger.core.rulebook;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * The taxes in a settlement with an invoice: payable / (1 + outputTax) × (1 + serviceFeeTax) (domain.md, section 6).
 *
 * @param outputTax a share: 0.06 is 6 %
 * @param serviceFeeTax a share: 0.06 is 6 %
 */
public record TaxTerms(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal outputTax,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal serviceFeeTax) {

    /** No tax is assumed: the settlement is the payable (docs/rules/parameters.md). */
    public static final TaxTerms DEFAULT = new TaxTerms(BigDecimal.ZERO, BigDecimal.ZERO);

    public TaxTerms {
        if (outputTax.signum() < 0 || serviceFeeTax.signum() < 0) {
            throw new IllegalArgumentException("a tax is 0 or more");
        }
        outputTax = outputTax.stripTrailingZeros();
        serviceFeeTax = serviceFeeTax.stripTrailingZeros();
    }
}
