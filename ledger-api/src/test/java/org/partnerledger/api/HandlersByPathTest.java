package org.partnerledger.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.util.ServletRequestPathUtils;

/** Endpoints are found as Spring finds them, only faster. */
class HandlersByPathTest {

    private final HandlersByPath handlers = new HandlersByPath();

    @BeforeEach
    void start() {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("places", Places.class);
        context.refresh();
        handlers.setApplicationContext(context);
        handlers.afterPropertiesSet();
    }

    @ParameterizedTest
    @CsvSource({
        "/places, all",
        "/places/7, one",
        "/places/7/size, size",
        "/places/7%2F8, one",
        "/pl%61ces/7, one",
        "/places;near=sea/7, one",
        "/places/7;near=sea, one",
        "/anything/end, open",
        "/either/7, either",
        "/or/7, either",
        "/deep, deep",
        "/deep/1/2/3, deep",
    })
    void findsWhatThePathSays(String path, String name) throws Exception {
        assertThat(found("GET", path)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/place/7", "/Places/7", "/places/7/size/more", "/", "/end"})
    void findsNothingElse(String path) throws Exception {
        assertThat(found("GET", path)).isNull();
    }

    @Test
    void saysThatThereIsAPathForOtherMethods() {
        assertThatThrownBy(() -> found("POST", "/places/7"))
                .isInstanceOfSatisfying(
                        HttpRequestMethodNotSupportedException.class,
                        it -> assertThat(it.getSupportedMethods()).containsExactly("GET"));
    }

    private @Nullable String found(String method, String path) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        HandlerExecutionChain chain = handlers.getHandler(request);
        return chain != null && chain.getHandler() instanceof HandlerMethod found
                ? found.getMethod().getName()
                : null;
    }

    @RestController
    static class Places {

        @GetMapping("/places")
        String all() {
            return "";
        }

        @GetMapping("/places/{place}")
        String one() {
            return "";
        }

        @GetMapping("/places/{place}/size")
        String size() {
            return "";
        }

        @GetMapping("/{any}/end")
        String open() {
            return "";
        }

        @GetMapping("/deep/**")
        String deep() {
            return "";
        }

        @GetMapping({"/either/{place}", "/or/{place}"})
        String either() {
            return "";
        }
    }
}
