package org.partnerledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.access.rule.AccessTable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Everything that can be asked: what the router knows, what the description of the API says, and what filters answer.
 */
final class Endpoints {

    /** These do something whatever comes with them. */
    private static final Set<String> DOING = Set.of(
            "POST /api/v1/simulation/reset",
            "POST /api/v1/read-models/rebuild",
            "POST /read-models/rebuild",
            "POST /api/v1/seals/verification",
            "POST /seals/verification",
            "POST /sign-out",
            "POST /logout");

    /** Of Spring Security, in front of the router. */
    private static final Map<String, List<String>> OF_FILTERS = Map.of(
            "POST /sign-in", List.of("name", "password", "_csrf"),
            "POST /oauth2/token",
                    List.of(
                            "grant_type",
                            "code",
                            "client_id",
                            "client_secret",
                            "scope",
                            "redirect_uri",
                            "code_verifier"),
            "GET /oauth2/authorize",
                    List.of("response_type", "client_id", "scope", "redirect_uri", "state", "code_challenge", "prompt"),
            "POST /oauth2/introspect", List.of("token", "token_type_hint"),
            "POST /oauth2/revoke", List.of("token", "token_type_hint"),
            "GET /oauth2/jwks", List.of(),
            "GET /userinfo", List.of("access_token"),
            "GET /connect/logout", List.of("id_token_hint", "post_logout_redirect_uri", "state"),
            "GET /.well-known/{document}", List.of(),
            "GET /login/oauth2/code/{registration}", List.of("code", "state", "error"));

    private final RunningLedger ledger;
    private final Map<String, Set<String>> parameters = new TreeMap<>();
    private final Set<String> withBody = new TreeSet<>();
    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    private Endpoints(RunningLedger ledger) {
        this.ledger = ledger;
    }

    /** By path; with their bodies as the ledger itself explains them. */
    static List<Endpoint> of(RunningLedger ledger) {
        var all = new Endpoints(ledger);
        all.readDescription();
        assertThat(all.parameters).as("what the description has").hasSizeGreaterThan(60);
        all.readRouter();
        all.readTable();
        OF_FILTERS.forEach((name, its) -> all.add(name).addAll(its));
        return all.learnt();
    }

    private void readRouter() {
        for (RequestMappingHandlerMapping router : ledger.beans(RequestMappingHandlerMapping.class)) {
            router.getHandlerMethods().forEach((info, handler) -> {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    for (String path : info.getPatternValues()) {
                        read(method + " " + path, handler);
                    }
                }
            });
        }
    }

    private void read(String name, HandlerMethod handler) {
        Set<String> known = add(name);
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(names);
            if (parameter.getParameterType().equals(JsonBody.class)) {
                withBody.add(name);
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                known.add(String.valueOf(parameter.getParameterName()));
            } else if (parameter.getParameterType().isRecord()) {
                Stream.of(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(known::add);
            }
        }
    }

    /** Files and what is measured have no mapping with a method. */
    private void readTable() {
        ledger.bean(AccessTable.class).all().stream()
                .filter(rule -> !rule.method().equals("*"))
                .forEach(rule -> add(rule.method() + " " + rule.pattern().replace("**", "{rest}")));
    }

    private void readDescription() {
        try (LedgerClient client = ledger.client()) {
            client.get("/v3/api-docs")
                    .body()
                    .path("paths")
                    .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                        String name = method.toUpperCase(Locale.ROOT) + " " + path;
                        Set<String> known = add(name);
                        operation.path("parameters").forEach(it -> {
                            if (it.path("in").asString().equals("query")) {
                                known.add(it.path("name").asString());
                            }
                        });
                    }));
        }
    }

    private Set<String> add(String name) {
        return parameters.computeIfAbsent(name, _ -> new TreeSet<>());
    }

    private List<Endpoint> learnt() {
        List<Endpoint> endpoints = new ArrayList<>();
        try (LedgerClient client = ledger.client()) {
            parameters.forEach((name, its) -> {
                if (!DOING.contains(name)) {
                    String method = name.substring(0, name.indexOf(' '));
                    String path = name.substring(name.indexOf(' ') + 1);
                    endpoints.add(new Endpoint(method, path, List.copyOf(its), body(client, name, method, path)));
                }
            });
        }
        assertThat(endpoints).hasSizeGreaterThan(200);
        assertThat(endpoints.stream()
                        .filter(it -> it.body() != null && it.body().size() > 1))
                .as("bodies that the ledger has explained")
                .hasSizeGreaterThan(20);
        return endpoints;
    }

    private @Nullable JsonNode body(LedgerClient client, String name, String method, String path) {
        return withBody.contains(name) ? new BodyLesson(client, method, path).learnt() : null;
    }
}
