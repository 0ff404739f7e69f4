package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.access.rule.AccessRule;
import org.partnerledger.api.access.rule.AccessTable;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Nothing can be asked for of which the one table does not say who may. */
class AccessTableTest {

    /** Other routers than that of controllers: files, and what watches over the application. */
    private static final Set<String> NOT_OF_CONTROLLERS = Set.of(
            "GET /assets/**",
            "GET /actuator",
            "GET /actuator/health",
            "GET /actuator/health/**",
            "GET /actuator/prometheus",
            "GET /swagger-ui/**",
            "GET /swagger-ui/*index.html",
            "GET /swagger-ui/*swagger-initializer.js",
            "* /**");

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private final AccessTable table = LEDGER.bean(AccessTable.class);

    @Test
    void everyHandlerOfTheRouterStandsInTheTable() {
        assertThat(inRouter()).hasSizeGreaterThan(60);
        assertThat(inRouter().stream().filter(it -> !inTable().contains(it)))
                .as("endpoints and pages without a row in AccessTable")
                .isEmpty();
    }

    @Test
    void everyRowOfTheTableIsAHandler() {
        var unused = new TreeSet<>(inTable());
        unused.removeAll(inRouter());
        assertThat(unused).as("rows for what the router does not have").isEqualTo(new TreeSet<>(NOT_OF_CONTROLLERS));
    }

    @Test
    void everyPathOfTheApiDescriptionStandsInTheTable() {
        try (LedgerClient client = LEDGER.client()) {
            JsonNode paths = client.get("/v3/api-docs").body().path("paths");
            assertThat(paths.size()).isGreaterThan(50);
            paths.forEachEntry((path, operations) -> operations.forEachEntry((method, _) -> {
                if (RequestMethod.resolve(method.toUpperCase(Locale.ROOT)) != null) {
                    assertThat(table.find(method.toUpperCase(Locale.ROOT), path))
                            .as(method + " " + path)
                            .isPresent();
                }
            }));
        }
    }

    /** Written anew by this test where it differs, so that it can be looked at and committed. */
    @Test
    void isPrintedAsItIs() throws IOException {
        Path page = Path.of("..", "docs", "access.md");
        String text = Files.readString(page);
        String begin = "<!-- the table, printed by AccessTableTest -->\n";
        String end = "<!-- end of the table -->";
        String printed =
                text.substring(0, text.indexOf(begin) + begin.length()) + print() + text.substring(text.indexOf(end));
        if (!printed.equals(text)) {
            Files.writeString(page, printed);
        }
        assertThat(text).as("docs/access.md has been written anew: commit it").isEqualTo(printed);
    }

    private String print() {
        List<String> lines = new ArrayList<>();
        lines.add("| endpoint or page | partner | feed | finance | approver | operator | auditor |");
        lines.add("|---|---|---|---|---|---|---|");
        for (AccessRule rule : table.all()) {
            if (rule.isPublic()) {
                lines.add("| `" + rule.method() + " " + rule.pattern() + "` | everybody | | | | | |");
                continue;
            }
            var row = new StringBuilder("| `" + rule.method() + " " + rule.pattern() + "` |");
            row.append(
                    rule.roles().contains(Role.PARTNER) ? " " + rule.binding().words() + " |" : " |");
            for (Role role : Role.values()) {
                if (role != Role.PARTNER) {
                    row.append(rule.roles().contains(role) ? " yes |" : " |");
                }
            }
            lines.add(row.toString());
        }
        return String.join("\n", lines) + "\n";
    }

    private Set<String> inTable() {
        return table.all().stream().map(it -> it.method() + " " + it.pattern()).collect(Collectors.toSet());
    }

    private static Set<String> inRouter() {
        var found = new TreeSet<String>();
        for (RequestMappingHandlerMapping router : LEDGER.beans(RequestMappingHandlerMapping.class)) {
            for (RequestMappingInfo info : router.getHandlerMethods().keySet()) {
                for (String pattern : info.getPatternValues()) {
                    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        found.add("* " + pattern);
                    }
                    methods.forEach(method -> found.add(method + " " + pattern));
                }
            }
        }
        return found;
    }
}
