package org.partnerledger.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAPI 3 demands of a description, as far as generators of clients stumble over it, and that nothing is left
 * out.
 */
class ApiDescriptionTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static LedgerClient client;
    private static JsonNode description;

    private record Operation(String name, String path, JsonNode body) {}

    @BeforeAll
    static void read() {
        client = LEDGER.client();
        description = client.get("/v3/api-docs").body();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void saysWhatItIs() {
        assertThat(description.path("openapi").asString()).matches("3\\.[01]\\.\\d+");
        assertThat(description.at("/info/title").asString()).isNotEmpty();
        assertThat(description.at("/info/version").asString()).isNotEmpty();
    }

    @Test
    void hasEveryEndpoint() {
        var described = new TreeSet<String>();
        operations().forEach(operation -> described.add(operation.name().toUpperCase(Locale.ROOT)));
        var served = new TreeSet<String>();
        for (var router : LEDGER.beans(RequestMappingHandlerMapping.class)) {
            for (var info : router.getHandlerMethods().keySet()) {
                for (String path : info.getPatternValues()) {
                    if (path.startsWith("/api/v1/")) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add((method + " " + path).toUpperCase(Locale.ROOT)));
                    }
                }
            }
        }

        assertThat(served).hasSizeGreaterThan(60);
        assertThat(described).containsAll(served);
    }

    @Test
    void namesEveryOperationOnceAndSaysWhatItAnswers() {
        assertThat(operations())
                .extracting(operation -> operation.body().path("operationId").asString())
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(operations())
                .allSatisfy(operation -> assertThat(operation.body().path("responses"))
                        .as(operation.name())
                        .isNotEmpty()
                        .allSatisfy(
                                answer -> assertThat(answer.path("description").asString())
                                        .isNotEmpty()));
    }

    @Test
    void declaresTheVariablesOfItsPaths() {
        assertThat(operations()).allSatisfy(operation -> {
            List<String> declared = operation
                    .body()
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .filter(parameter -> parameter.path("required").asBoolean())
                    .map(parameter -> parameter.path("name").asString())
                    .toList();
            assertThat(declared)
                    .as(operation.name())
                    .containsExactlyInAnyOrderElementsOf(VARIABLE.matcher(operation.path())
                            .results()
                            .map(variable -> variable.group(1))
                            .toList());
        });
    }

    @Test
    void refersToWhatIsThere() {
        List<JsonNode> references = description.findValues("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference.asString()).startsWith("#/");
            assertThat(description.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        });
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        description
                .path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, body) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(method + " " + path, path, body));
                    }
                }));
        return operations;
    }
}
