package org.partnerledger.api.rules;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;

class RulesDocumentationTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    @Test
    void describesBodiesAndPagesAsTheyAre() {
        try (var ledger = RulesApplication.start(LEDGER)) {
            String api = ledger.send("GET", "/v3/api-docs", null).body();

            assertThatJson(api)
                    .node("paths./api/v1/rules/parameters.put.parameters")
                    .isAbsent();
            assertThatJson(api)
                    .node("paths./api/v1/rules/parameters.put.requestBody.content.application/json.schema.$ref")
                    .isEqualTo("#/components/schemas/ParametersJson");
            assertThatJson(api)
                    .inPath("$.paths['/api/v1/plans'].get.parameters[*].name")
                    .isEqualTo("[\"limit\", \"cursor\"]");
        }
    }
}
