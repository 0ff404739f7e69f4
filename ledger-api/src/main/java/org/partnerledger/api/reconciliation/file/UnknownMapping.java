package org.partnerledger.api.reconciliation.file;

import org.partnerledger.core.kernel.Refusal;

/** Nothing is saved under that name. */
record UnknownMapping(String name) implements Refusal {

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    public String code() {
        return "UNKNOWN_MAPPING";
    }

    @Override
    public String message() {
        return "there is no mapping '" + name + "'";
    }
}
