package org.partnerledger.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed outside of a controller, in a filter or the container, as a problem like all others. */
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        HttpStatusCode status = HttpStatus.NOT_FOUND; // Asked for directly there is no failure, and no such page.
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
            status = HttpStatusCode.valueOf(code);
        }
        ProblemDetail problem = Problems.of(status, Problems.codeOf(status), detail(status), List.of());
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri) {
            setInstance(problem, uri);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Left out where what was asked for is no address, such as {@code //}. */
    private static void setInstance(ProblemDetail problem, String uri) {
        try {
            problem.setInstance(new URI(uri));
        } catch (URISyntaxException _) {
            problem.setInstance(null);
        }
    }

    /** Says no more than the status: messages of the inside are not for callers. */
    private static String detail(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "the request failed" : known.getReasonPhrase();
    }
}
