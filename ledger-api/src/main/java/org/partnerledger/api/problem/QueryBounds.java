package org.partnerledger.api.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Ids;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What no path and no query holds, whatever it asks for: controls, which no id has and no database stores, ids that
 * none can be, and years far away.
 */
@Configuration(proxyBeanMethods = false)
class QueryBounds implements WebMvcConfigurer, HandlerInterceptor {

    private static final String PARTNER = "partnerId";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, LocalDate.class, DAY);
        formatters.addConverter(String.class, OffsetDateTime.class, INSTANT);
    }

    /** Parameters only where nothing is sent along: those of other requests are read from their bodies, too. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true; // The answer to what was refused already, which must not be refused again.
        }
        requireIds(request);
        if (READING.contains(request.getMethod())) {
            for (Map.Entry<String, String[]> parameter :
                    request.getParameterMap().entrySet()) {
                if (Stream.of(parameter.getValue()).flatMapToInt(String::chars).anyMatch(Character::isISOControl)) {
                    throw InvalidRequest.parameter(parameter.getKey(), "control characters are not expected here");
                }
            }
        }
        return true;
    }

    /** What stands in a path is an id, or shorter than one; so is what a query calls {@code partnerId}. */
    private static void requireIds(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> requireId(String.valueOf(name), String.valueOf(value)));
        }
        String query = request.getQueryString();
        String[] partners = query != null && query.contains(PARTNER) ? request.getParameterValues(PARTNER) : null;
        if (partners != null && partners.length > 1) {
            throw InvalidRequest.parameter(PARTNER, "is given more than once"); // They would be read as one long id.
        }
        String partner = partners == null ? null : partners[0];
        if (partner != null && (!partner.isEmpty() || request.getRequestURI().startsWith("/api/"))) {
            requireId(PARTNER, partner);
        }
    }

    private static void requireId(String name, String id) {
        if (!Ids.isValid(id)) {
            throw InvalidRequest.parameter(name, "an id has 1 to 200 characters, none of them a control character");
        }
    }

    private static final Converter<String, @Nullable LocalDate> DAY = text -> {
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            requireInBounds(day.getYear(), text);
            return day;
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("a day is written YYYY-MM-DD, not '" + text + "'");
        }
    };

    private static final Converter<String, @Nullable OffsetDateTime> INSTANT = text -> {
        if (text.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime instant = OffsetDateTime.parse(text);
            requireInBounds(instant.getYear(), text);
            return instant;
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "an instant is written YYYY-MM-DDThh:mm:ss with Z or an offset, not '" + text + "'");
        }
    };

    private static void requireInBounds(int year, String text) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("a year has four digits, unlike that of '" + text + "'");
        }
    }
}
