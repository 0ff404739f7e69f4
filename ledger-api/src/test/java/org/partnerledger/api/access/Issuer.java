package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/** Ledgers that give tokens to the clients of others, and ledgers that let people sign in there. */
public final class Issuer {

    /** Key of the settings, which may do everything. */
    static final String MASTER = "a-key-of-the-settings";

    private Issuer() {}

    /** A ledger that issues under this address; the people of the demonstration may sign in. */
    public static RunningLedger at(String url, String... settings) {
        var all = new ArrayList<>(List.of(
                "ledger.access.key=" + MASTER, "ledger.access.well-known-users=true", "ledger.issuer.url=" + url));
        all.addAll(List.of(settings));
        return RunningLedger.in("issuer", all.toArray(String[]::new));
    }

    /** A ledger that people of the issuer may sign in to; it is registered there first. */
    public static RunningLedger site(RunningLedger issuer, String issuerUrl, String siteUrl) {
        JsonNode client = client(issuer, "\"redirectUris\": [\"" + siteUrl + "/login/oauth2/code/oidc\"]");
        return RunningLedger.in(
                "oidc",
                "ledger.access.key=" + MASTER,
                "LEDGER_OIDC_ISSUER=" + issuerUrl,
                "LEDGER_OIDC_CLIENT_ID=" + client.path("clientId").asString(),
                "LEDGER_OIDC_CLIENT_SECRET=" + client.path("secret").asString(),
                "LEDGER_OIDC_NAME=The first ledger");
    }

    /**
     * A new client, with its secret.
     *
     * @param members what it may, as JSON: {@code "roles": ["FEED"]}
     */
    static JsonNode client(RunningLedger issuer, String members) {
        try (LedgerClient operator = issuer.client(MASTER)) {
            Answer made = post(operator, members);
            assertThat(made.status()).as(made.explain()).isEqualTo(201);
            return made.body();
        }
    }

    /** The same, of which a test wants to see the answer. */
    static Answer post(LedgerClient operator, String members) {
        return operator.send(
                "POST",
                "/api/v1/clients",
                "application/json",
                BodyPublishers.ofString("{\"label\": \"l\", " + members + "}"));
    }
}
