package org.partnerledger.api.seal;

import org.springframework.dao.ConcurrencyFailureException;

/** A payment or refund came between the close and its seal: close once more, with what is known now. */
public final class MonthMoved extends ConcurrencyFailureException {

    private static final long serialVersionUID = 1L;

    MonthMoved(String detail) {
        super(detail);
    }
}
