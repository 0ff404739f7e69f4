package org.partnerledger.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Looks at the path first. Spring asks each of some hundred mappings for method, parameters and media types of a
 * request before it compares paths, which small answers spent much of their time on. What is found, and what is said
 * where nothing is, stays as Spring has it.
 */
final class HandlersByPath extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<Shape>> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        // Escapes and parameters of a path are for Spring to take apart.
        boolean plain = lookupPath.indexOf('%') < 0 && lookupPath.indexOf(';') < 0;
        return super.lookupHandlerMethod(lookupPath, plain ? new Plain(request, lookupPath) : request);
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        return request instanceof Plain plain && !plain.mayBe(shapes.computeIfAbsent(info, HandlersByPath::of))
                ? null
                : super.getMatchingMapping(info, request);
    }

    private static List<Shape> of(RequestMappingInfo info) {
        return info.getPatternValues().stream().map(Shape::of).toList();
    }

    /**
     * What a pattern says at a glance.
     *
     * @param beginning before anything in it is open
     * @param parts of a path that it describes, by their slashes; -1 where it takes any number
     */
    private record Shape(String beginning, int parts) {

        static Shape of(String pattern) {
            String beginning = pattern.split("[{*?]", 2)[0];
            return pattern.contains("**") || pattern.contains("{*")
                    // It takes none, too: /all/** is there for /all.
                    ? new Shape(beginning.replaceFirst("/$", ""), -1)
                    : new Shape(beginning, slashesOf(pattern));
        }

        boolean fits(String path, int slashes) {
            return (parts < 0 || parts == slashes) && path.startsWith(beginning);
        }
    }

    private static int slashesOf(String path) {
        return (int) path.chars().filter(it -> it == '/').count();
    }

    private static final class Plain extends HttpServletRequestWrapper {

        private final String path;
        private final int slashes;

        Plain(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
            this.slashes = slashesOf(path);
        }

        boolean mayBe(List<Shape> shapes) {
            for (Shape shape : shapes) {
                if (shape.fits(path, slashes)) {
                    return true;
                }
            }
            return false;
        }
    }
}
