package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/** What an operator does with the mouse: users, keys and clients are made, shown once and taken back. */
class OperatorFormsTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aKeyIsShownOnceWorksAndIsRevoked(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("operator");
            reader.open("/keys");
            reader.click("details summary");
            reader.page().fill("#label", "warehouse " + language);
            reader.page().check("#role-FEED");
            reader.picture("operator-keys-form");
            reader.click("#create-key");

            String key = reader.page().inputValue("#secret");
            reader.examine("a key that is shown once");
            reader.picture("operator-key-once");
            try (LedgerClient feed = DEMO.ledger().client(key)) {
                assertThat(feed.get("/api/v1/quarantine").status()).isEqualTo(200);
                reader.open("/keys");
                assertThat(reader.text("main table"))
                        .contains("warehouse " + language)
                        .doesNotContain(key);
                reader.click("form[action='/keys/" + idIn(key) + "/revoke'] button");
                assertThat(feed.get("/api/v1/quarantine").status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aUserIsMadeSignsInWithTheShownPasswordAndGetsAnotherOne() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("operator");
            reader.open("/users");
            reader.click("details summary");
            reader.page().fill("#name", "li.wei");
            reader.page().check("#role-FINANCE");
            reader.page().check("#role-APPROVER");
            reader.click("#create-user");

            String first = reader.page().inputValue("#secret");
            assertThat(user("li.wei").path("roles").toString()).isEqualTo("[\"FINANCE\",\"APPROVER\"]");
            assertMustChange("li.wei", first);
            reader.open("/users");
            reader.click("form[action='/users/li.wei/password'] button");
            assertThat(reader.page().inputValue("#secret")).isNotEqualTo(first);
            assertMustChange("li.wei", reader.page().inputValue("#secret"));
        }
    }

    @Test
    void aUserWhoIsThereIsChangedAndKeepsThePassword() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("operator");
            for (String role : new String[] {"FEED", "AUDITOR"}) {
                reader.open("/users");
                reader.click("details summary");
                reader.page().fill("#name", "changed");
                reader.page().check("#role-" + role);
                reader.click("#create-user");
            }

            assertThat(reader.find("#secret").count()).isZero();
            assertThat(reader.text("main")).contains("keeps its password");
            assertThat(user("changed").path("roles").toString()).isEqualTo("[\"AUDITOR\"]");
        }
    }

    @Test
    void aClientIsMadeAndRevoked() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("operator");
            reader.open("/clients");
            reader.click("details summary");
            reader.page().fill("#label", "reports");
            reader.page().fill("#redirectUris", "https://reports.example.com/back");
            reader.click("#create-client");
            assertThat(reader.page().inputValue("#secret")).hasSizeGreaterThan(40);
            JsonNode client = DEMO.get("/api/v1/clients").path("items").path(0);
            reader.open("/clients");
            reader.click("form[action='/clients/" + client.path("clientId").asString() + "/revoke'] button");

            assertThat(DEMO.get("/api/v1/clients")
                            .path("items")
                            .path(0)
                            .path("revokedAt")
                            .asString(""))
                    .isNotEmpty();
        }
    }

    @Test
    void theReadModelsAreUpToDate() {
        JsonNode items = DEMO.get("/api/v1/read-models").path("items");
        assertThat(items).hasSizeGreaterThan(10);
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("operator");
            reader.open("/read-models");
            assertThat(reader.text("main table")).contains("Lines", "up to date");
        }
    }

    private static void assertMustChange(String name, String password) {
        try (Reader other = new Reader(DEMO.url(), "en")) {
            other.open("/sign-in");
            other.page().fill("#name", name);
            other.page().fill("#password", password);
            other.click("main button");
            assertThat(other.path()).isEqualTo("/password");
        }
    }

    private static JsonNode user(String name) {
        return DEMO.get("/api/v1/users")
                .path("items")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String idIn(String key) {
        return key.substring(3, key.indexOf('_', 3));
    }
}
