package org.partnerledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.readmodel.RebuildInProgress;
import org.partnerledger.core.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Everything that fails while a request is answered, as a problem. What nobody foresaw is a bug, and stays a 500. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** PostgreSQL: insufficient_privilege. */
    private static final String NOT_GRANTED = "42501";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return answer(Problems.of(refused.refusal()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidRequest invalid) {
        return answer(Problems.of(invalid));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound missing) {
        return answer(Problems.of(HttpStatus.NOT_FOUND, "NOT_FOUND", message(missing), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException denied) {
        return answer(Problems.of(HttpStatus.FORBIDDEN, "FORBIDDEN", message(denied), List.of()));
    }

    /** Says that it is of parts, and cannot be taken apart. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> parts(MultipartException unreadable) {
        return answer(Problems.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST", "the parts cannot be read", List.of()));
    }

    /** The second wall: a partner's user was about to read what its database login may not. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> behindTheWall(BadSqlGrammarException failure, HttpServletRequest request)
            throws Exception {
        if (!(failure.getCause() instanceof SQLException cause) || !NOT_GRANTED.equals(cause.getSQLState())) {
            return bug(failure, request);
        }
        LOG.warn("{} {} asked for what is not granted", request.getMethod(), request.getRequestURI());
        return answer(Problems.of(HttpStatus.FORBIDDEN, "FORBIDDEN", "not for this user", List.of()));
    }

    /** Tomcat reads parameters when they are asked for, and says only then that they cannot be read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameters(InvalidParameterException unreadable) {
        HttpStatusCode status = HttpStatusCode.valueOf(unreadable.getErrorCode());
        return answer(Problems.of(status, "INVALID_PARAMETER", "the query cannot be read", List.of()));
    }

    /** The firewall looks at names and values of parameters when they are asked for: control characters, say. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> firewall(RequestRejectedException rejected) {
        return answer(
                Problems.of(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", "a parameter is not allowed", List.of()));
    }

    /** Somebody else changed the same thing first, again and again: the request was fine and may be sent again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(ConcurrencyException raced) {
        LOG.info("gave up after losing every race: {}", raced.getMessage());
        return answer(Problems.of(
                HttpStatus.CONFLICT,
                "CONCURRENT_CHANGE",
                "something else changed this at once: send it again",
                List.of()));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception failure) {
        LOG.warn("the database does not answer", failure);
        return unavailable("the database does not answer: try again");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rebuilding(RebuildInProgress rebuilding) {
        return unavailable("the read models are being built again: try again when they are whole");
    }

    private static ResponseEntity<ProblemDetail> unavailable(String detail) {
        ProblemDetail problem = Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", detail, List.of());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The cause goes to the log under a reference; the caller gets the reference and nothing of the inside. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> bug(Exception bug, HttpServletRequest request) throws Exception {
        if (bug instanceof IOException) {
            throw bug; // A connection that broke while it was read or written: the container's business.
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), reference, bug);
        ProblemDetail problem = Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "a fault of the ledger, recorded as " + reference,
                List.of());
        problem.setProperty("reference", reference);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String detail = unreadable.getCause() instanceof JacksonException json
                ? FactJson.explain(json)
                : "the body is missing or cannot be read";
        var invalid = InvalidRequest.malformedJson(detail);
        return handleExceptionInternal(unreadable, Problems.of(invalid), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(mismatch.getPropertyName(), "parameter");
        ProblemDetail problem = Problems.of(status, "INVALID_PARAMETER", name + ": " + reason(mismatch), List.of());
        return handleExceptionInternal(mismatch, problem, headers, status, request);
    }

    /** Parameters that are read into one object: the first that does not fit speaks for all. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        FieldError field = invalid.getFieldError();
        if (field != null && field.contains(TypeMismatchException.class)) {
            TypeMismatchException mismatch = field.unwrap(TypeMismatchException.class);
            ProblemDetail problem =
                    Problems.of(status, "INVALID_PARAMETER", field.getField() + ": " + reason(mismatch), List.of());
            return handleExceptionInternal(invalid, problem, headers, status, request);
        }
        return super.handleMethodArgumentNotValid(invalid, headers, status, request);
    }

    private static String reason(TypeMismatchException mismatch) {
        Class<?> required = mismatch.getRequiredType();
        if (required != null && required.isEnum()) {
            return "one of " + List.of(required.getEnumConstants()) + " is expected, not '" + mismatch.getValue() + "'";
        }
        Throwable cause = mismatch.getMostSpecificCause();
        return cause instanceof IllegalArgumentException && !(cause instanceof NumberFormatException)
                ? message(cause)
                : "'" + mismatch.getValue() + "' is not what is expected here";
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(failure, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail problem) {
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.completed(problem));
        }
        return answer;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }
}
