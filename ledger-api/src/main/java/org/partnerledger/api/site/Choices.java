package org.partnerledger.api.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.wording.Wording;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * What a reader has chosen: by a parameter of the page, else by a cookie that an earlier one left, else by what the
 * browser says.
 */
final class Choices {

    static final String LANGUAGE = "language";
    static final String THEME = "theme";

    static final List<String> THEMES = List.of("auto", "light", "dark");

    private Choices() {}

    static Wording.Language language(HttpServletRequest request) {
        return Wording.Language.of(chosen(request, LANGUAGE)).orElseGet(() -> wanted(request));
    }

    static String theme(HttpServletRequest request) {
        String theme = chosen(request, THEME);
        return THEMES.contains(theme) ? theme : THEMES.getFirst();
    }

    /** The cookie that keeps a choice which the request makes; empty where it makes none. */
    static Optional<ResponseCookie> kept(HttpServletRequest request, String name) {
        String value = asked(request, name);
        boolean valid = value != null
                && (name.equals(THEME)
                        ? THEMES.contains(value)
                        : Wording.Language.of(value).isPresent());
        return valid
                ? Optional.of(ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build())
                : Optional.empty();
    }

    private static Wording.Language wanted(HttpServletRequest request) {
        for (Locale locale : Collections.list(request.getLocales())) {
            Optional<Wording.Language> known = Wording.Language.of(locale.getLanguage());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return Wording.Language.EN;
    }

    private static String chosen(HttpServletRequest request, String name) {
        String now = asked(request, name);
        return now == null ? cookie(request.getCookies(), name) : now;
    }

    /**
     * Null also where no parameter can be read: the refusal of such a request is put into words by its reader's choice.
     */
    private static @Nullable String asked(HttpServletRequest request, String name) {
        try {
            return request.getParameter(name);
        } catch (InvalidParameterException | RequestRejectedException _) {
            return null;
        }
    }

    private static String cookie(Cookie @Nullable [] cookies, String name) {
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}
