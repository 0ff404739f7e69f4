package org.partnerledger.core.payout;

import java.util.List;
import java.util.stream.Stream;
import org.partnerledger.core.kernel.Period;

/** How a payout reaches the partner. Once chosen it is final. */
public enum PayoutMode {
    BANK_TRANSFER,
    CLOUD_ACCOUNT,
    CLOUD_ACCOUNT_OWED_INVOICE,
    COUPON_QUOTA;

    /** From this month on resale statements allow only the modes without an invoice (domain.md, section 6). */
    private static final Period RESALE_RESTRICTED_FROM = Period.of("2023-10");

    public boolean needsInvoice() {
        return this == BANK_TRANSFER || this == CLOUD_ACCOUNT;
    }

    public boolean isAllowedFor(List<Portion> statements) {
        return !needsInvoice()
                || statements.stream()
                        .noneMatch(it -> it.resale() && !it.period().isBefore(RESALE_RESTRICTED_FROM));
    }

    /** The modes that all of these statements allow, in the order of this list. */
    public static List<PayoutMode> allowedFor(List<Portion> statements) {
        return Stream.of(values()).filter(mode -> mode.isAllowedFor(statements)).toList();
    }
}
