package org.partnerledger.api.store;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The ledger cannot start on this store. The message is one sentence that says what is wrong and what can be done; a stack
 * trace would add nothing, so none is printed.
 */
public final class StoreUnavailable extends RuntimeException implements ExitCodeGenerator {

    /** What the process ends with: EX_UNAVAILABLE of sysexits.h. */
    public static final int EXIT_CODE = 69;

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String sentence) {
        super(sentence);
    }

    public StoreUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
