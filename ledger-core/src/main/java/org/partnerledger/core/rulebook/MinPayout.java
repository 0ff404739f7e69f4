package org.partnerledger.core.rulebook;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;

/**
 * Below this a statement pays nothing and its balance rolls over (domain.md, section 6).
 *
 * @param otherwise for every currency that is not named; 0 or more
 * @param byCurrency in order of the code; each 0 or more
 */
public record MinPayout(Amount otherwise, Map<CurrencyCode, Amount> byCurrency) {

    public static final MinPayout NONE = new MinPayout(Amount.ZERO, Map.of());

    public MinPayout {
        SortedMap<CurrencyCode, Amount> inOrder = new TreeMap<>(Comparator.comparing(CurrencyCode::code));
        inOrder.putAll(byCurrency);
        byCurrency = Collections.unmodifiableMap(inOrder);
        if (otherwise.signum() < 0 || byCurrency.values().stream().anyMatch(amount -> amount.signum() < 0)) {
            throw new IllegalArgumentException("a minimum payout is 0 or more");
        }
    }

    public static MinPayout of(Amount forEveryCurrency) {
        return new MinPayout(forEveryCurrency, Map.of());
    }

    public Amount in(CurrencyCode currency) {
        return byCurrency.getOrDefault(currency, otherwise);
    }
}
