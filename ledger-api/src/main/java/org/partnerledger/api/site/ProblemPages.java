package org.partnerledger.api.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.wording.RefusalSentences;
import org.partnerledger.core.kernel.Refused;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Whoever asked for a page and meets a problem gets it as a page; what the problem is, is decided elsewhere. */
@ControllerAdvice
class ProblemPages implements ResponseBodyAdvice<Object> {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ThymeleafViewResolver views;
    private final ErrorAttributes failures;

    ProblemPages(ThymeleafViewResolver views, ErrorAttributes failures) {
        this.views = views;
        this.failures = failures;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest asked,
            ServerHttpResponse answer) {
        if (body instanceof ProblemDetail problem
                && asked instanceof ServletServerHttpRequest request
                && answer instanceof ServletServerHttpResponse response
                && isPage(request.getServletRequest())) {
            response.getHeaders().setContentType(PAGE);
            render(problem, request.getServletRequest(), response.getServletResponse());
            return null;
        }
        return body;
    }

    private void render(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
        var model = new HashMap<>(Framing.model(request));
        model.put("said", said(problem, request));
        model.put(
                "code",
                problem.getProperties() == null ? "" : problem.getProperties().getOrDefault("code", ""));
        model.put("status", problem.getStatus());
        try {
            View view =
                    views.resolveViewName("problem", Choices.language(request).locale());
            if (view != null) {
                view.render(model, request, response);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the page that tells of a problem cannot be made", e);
        }
    }

    /** What the ledger said: a refusal in the language of the page. */
    private String said(ProblemDetail problem, HttpServletRequest request) {
        if (failures.getError(new ServletWebRequest(request)) instanceof Refused refused) {
            return RefusalSentences.in(Choices.language(request)).of(refused.refusal());
        }
        return String.valueOf(problem.getDetail());
    }

    private static boolean isPage(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original == null ? request.getRequestURI() : original.toString();
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean wantsPage = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        return !path.startsWith("/api/")
                && (wantsPage || request.getHeader("HX-Request") != null)
                && isReadable(request);
    }

    /** What cannot be taken apart has no language either, which a page would ask its parameters for. */
    private static boolean isReadable(HttpServletRequest request) {
        try {
            return request.getParameterMap() != null;
        } catch (InvalidParameterException | MultipartException | RequestRejectedException _) {
            return false;
        }
    }
}
