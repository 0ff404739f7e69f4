package org.partnerledger.api.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes problem details (RFC 9457) with the members of the contract: {@code code}, {@code detail}, {@code errors}. */
public final class Problems {

    private static final String CODE = "code";
    private static final String ERRORS = "errors";

    private Problems() {}

    /** @param code stable, UPPER_SNAKE_CASE */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail, List<Problem> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty(CODE, code);
        problem.setProperty(ERRORS, errors);
        return problem;
    }

    /** A refusal of the ledger: 404, 409 or 422 by its kind. */
    public static ProblemDetail of(Refusal refusal) {
        return of(status(refusal.kind()), refusal.code(), refusal.message(), refusal.problems());
    }

    /** A request that could not be understood. */
    public static ProblemDetail of(InvalidRequest invalid) {
        return of(invalid.status(), invalid.code(), String.valueOf(invalid.getMessage()), invalid.errors());
    }

    /** Gives a problem that Spring made the members that every problem of ours has. */
    static ProblemDetail completed(ProblemDetail problem) {
        if (property(problem, CODE) == null) {
            problem.setProperty(CODE, codeOf(HttpStatusCode.valueOf(problem.getStatus())));
        }
        if (property(problem, ERRORS) == null) {
            problem.setProperty(ERRORS, List.of());
        }
        return problem;
    }

    /** The code of a failure that says no more than its status. */
    static String codeOf(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return switch (known) {
            case CONTENT_TOO_LARGE -> "TOO_LARGE";
            case UNAUTHORIZED -> "UNAUTHENTICATED";
            case SERVICE_UNAVAILABLE -> "UNAVAILABLE";
            case INTERNAL_SERVER_ERROR -> "INTERNAL_ERROR";
            case null -> status.is4xxClientError() ? "BAD_REQUEST" : "INTERNAL_ERROR";
            default -> known.name();
        };
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case WRONG_STATE -> HttpStatus.CONFLICT;
            case AGAINST_TERMS -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static @Nullable Object property(ProblemDetail problem, String name) {
        return problem.getProperties() == null ? null : problem.getProperties().get(name);
    }
}
