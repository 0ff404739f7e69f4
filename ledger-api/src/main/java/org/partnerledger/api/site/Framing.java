package org.partnerledger.api.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.wording.CodeWords;
import org.partnerledger.api.wording.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Gives every page its {@link Frame}, its words and its helpers, and keeps what the reader chose. */
final class Framing implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        String view = page == null ? null : page.getViewName();
        if (page == null || view == null || view.startsWith("redirect:")) {
            return;
        }
        Choices.kept(request, Choices.LANGUAGE)
                .ifPresent(it -> response.addHeader(HttpHeaders.SET_COOKIE, it.toString()));
        Choices.kept(request, Choices.THEME).ifPresent(it -> response.addHeader(HttpHeaders.SET_COOKIE, it.toString()));
        page.addAllObjects(model(request));
        // The same address is a page or a part of one, in one language or another.
        response.addHeader(HttpHeaders.VARY, "HX-Request, Accept-Language, Cookie");
    }

    static Map<String, Object> model(HttpServletRequest request) {
        Wording.Language language = Choices.language(request);
        String query = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .replaceQueryParam(Choices.LANGUAGE)
                .replaceQueryParam(Choices.THEME)
                .replaceQueryParam("cursor")
                .build()
                .getQuery();
        String self = request.getRequestURI() + "?" + (query == null ? "" : query + "&");
        var frame = new Frame(CurrentUser.current(), Choices.theme(request), language, self);
        return Map.of(
                "frame",
                frame,
                "words",
                Wording.in(language),
                "codes",
                CodeWords.in(language),
                "at",
                At.PAGES,
                "show",
                Show.VALUES);
    }
}
