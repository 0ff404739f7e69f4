package org.partnerledger.api.client;

/** The ledger could not be asked. The message is one sentence that says what to do about it. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoAnswer(String message) {
        super(message);
    }
}
