package org.partnerledger.api.store;

/**
 * The ledger cannot start on this store. The message is one sentence that says what is wrong and what can be done; a
 * stack trace would add nothing, so none is printed, and the process ends with 1.
 */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String sentence) {
        super(sentence);
    }

    public StoreUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
