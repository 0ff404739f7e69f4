package org.partnerledger.api.problem;

import java.util.List;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.springframework.http.HttpStatus;

/** The request cannot be understood as it is: nothing of it was done. */
public final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient List<Problem> errors;

    private InvalidRequest(HttpStatus status, String code, String detail, List<Problem> errors) {
        super(detail, null, false, false); // No stack trace: it is an answer, not an accident.
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** 400 {@code SCHEMA}: a body that is JSON, but not the one that was asked for. */
    public static InvalidRequest schema(List<Problem> errors) {
        String first = errors.getFirst().pointer();
        String where = first.isEmpty() ? "the body" : first;
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new InvalidRequest(
                HttpStatus.BAD_REQUEST,
                "SCHEMA",
                where + ": " + errors.getFirst().detail() + more,
                errors);
    }

    /** 400 {@code MALFORMED_JSON}; the detail says line and column. */
    public static InvalidRequest malformedJson(String detail) {
        return new InvalidRequest(
                HttpStatus.BAD_REQUEST, "MALFORMED_JSON", detail, List.of(new Problem("", "MALFORMED_JSON", detail)));
    }

    /** 400 {@code INVALID_PARAMETER}: a part of the path or the query that is not what it should be. */
    public static InvalidRequest parameter(String name, String detail) {
        return new InvalidRequest(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", name + ": " + detail, List.of());
    }

    /** 413 {@code TOO_LARGE}. */
    public static InvalidRequest tooLarge(String detail) {
        return new InvalidRequest(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", detail, List.of());
    }

    HttpStatus status() {
        return status;
    }

    /** The stable code of the contract. */
    public String code() {
        return code;
    }

    /** Every single fault, each with its pointer. */
    public List<Problem> errors() {
        return errors;
    }
}
