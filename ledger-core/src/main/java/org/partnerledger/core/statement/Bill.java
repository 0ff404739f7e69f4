package org.partnerledger.core.statement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Association;

/**
 * What a partner's customers spent in a month (domain.md, section 2).
 *
 * @param lines all lines of the month
 * @param consumption with {@code refunds} and {@code adjustments}: the total
 * @param due max(0, total of the RESALE lines)
 * @param byMeans without zeros
 * @param byAssociation without associations that have no line
 * @param byProduct by amount descending, then key
 * @param byCustomer by amount descending, then key
 * @param late lines whose charge month was closed when they came; null without any
 */
public record Bill(
        PartnerId partnerId,
        Period period,
        CurrencyCode currency,
        BillState state,
        long lines,
        Amount consumption,
        Amount refunds,
        Amount adjustments,
        Amount total,
        Amount due,
        Map<Means, Amount> byMeans,
        Map<Association, Amount> byAssociation,
        List<ProductSum> byProduct,
        List<CustomerSum> byCustomer,
        @Nullable Late late) {

    public Bill {
        byProduct = List.copyOf(byProduct);
        byCustomer = List.copyOf(byCustomer);
    }

    /** OPEN while lines still come; a CLOSED bill never changes. */
    public enum BillState {
        OPEN,
        CLOSED
    }

    public record ProductSum(String serviceType, Amount amount, long lines) {}

    public record CustomerSum(String customerId, Amount amount, long lines) {}

    public record Late(long lines, Amount amount) {}

    public Bill in(BillState other) {
        return new Bill(
                partnerId,
                period,
                currency,
                other,
                lines,
                consumption,
                refunds,
                adjustments,
                total,
                due,
                byMeans,
                byAssociation,
                byProduct,
                byCustomer,
                late);
    }
}
