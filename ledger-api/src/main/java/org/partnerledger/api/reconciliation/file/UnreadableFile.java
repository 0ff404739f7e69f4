package org.partnerledger.api.reconciliation.file;

import org.partnerledger.core.kernel.Refusal;

/** A file is none, or has not the columns that its mapping names. */
record UnreadableFile(String why) implements Refusal {

    @Override
    public Kind kind() {
        return Kind.AGAINST_TERMS;
    }

    @Override
    public String code() {
        return "UNREADABLE";
    }

    @Override
    public String message() {
        return "the file cannot be read: " + why;
    }
}
