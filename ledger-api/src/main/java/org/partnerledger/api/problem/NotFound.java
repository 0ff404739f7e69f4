package org.partnerledger.api.problem;

/** What a path names does not exist: 404 {@code NOT_FOUND}. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String detail) {
        super(detail, null, false, false); // No stack trace: it is an answer, not an accident.
    }
}
