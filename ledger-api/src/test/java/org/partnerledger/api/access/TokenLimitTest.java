package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import tools.jackson.databind.JsonNode;

/** Neither guessing a secret nor asking for tokens without end gets anybody far, and both are nobody else's trouble. */
class TokenLimitTest {

    private static final int PORT = RunningLedger.freePort();
    private static final String ISSUER = "http://127.0.0.1:" + PORT;
    private static final int PER_MINUTE = 20;

    @RegisterExtension
    static final RunningLedger LEDGER =
            Issuer.at(ISSUER, "ledger.issuer.tokens-per-minute=" + PER_MINUTE).at(PORT);

    @Test
    void guessingASecretIsSlowedDownForItsClientAndAddressAlone() throws Exception {
        Client guessed = client();
        Client other = client();
        try (HttpClient here = from("127.0.0.2");
                HttpClient there = from("127.0.0.3")) {
            for (int guess = 0; guess < 5; guess++) {
                assertThat(token(here, guessed.id(), "guess" + guess).statusCode())
                        .isEqualTo(401);
            }

            HttpResponse<String> slowed = token(here, guessed.id(), guessed.secret());
            assertThat(slowed.statusCode()).as("even with the right one").isEqualTo(429);
            assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
            assertThat(slowed.body()).contains("\"code\"").doesNotContain(guessed.secret());
            assertThat(inForm(here, guessed).statusCode())
                    .as("shown in another way")
                    .isEqualTo(429);
            assertThat(token(there, guessed.id(), guessed.secret()).statusCode())
                    .as("the client itself, from where it is")
                    .isEqualTo(200);
            assertThat(token(here, other.id(), other.secret()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void manyWrongIdsFromOneAddressAreSlowedDownAsWell() throws Exception {
        Client good = client();
        try (HttpClient here = from("127.0.0.4")) {
            for (int guess = 0; guess < 30; guess++) {
                assertThat(token(here, "lc_" + guess, "x").statusCode()).isEqualTo(401);
            }
            assertThat(token(here, good.id(), good.secret()).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void aClientThatAsksForATokenWithEveryRequestIsBounded() throws Exception {
        Client eager = client();
        try (HttpClient here = from("127.0.0.5")) {
            int given = 0;
            while (token(here, eager.id(), eager.secret()).statusCode() == 200) {
                given++;
                assertThat(given).isLessThan(10 * PER_MINUTE);
            }
            assertThat(given).isGreaterThanOrEqualTo(PER_MINUTE);
        }
    }

    @Test
    void whatIsNoCredentialAtAllIsNoFault() throws Exception {
        try (HttpClient here = from("127.0.0.6")) {
            for (String header : new String[] {"Basic", "Basic %", "Basic " + base64("nocolon"), "Bearer x", "x"}) {
                assertThat(send(here, "grant_type=client_credentials", "Authorization", header)
                                .statusCode())
                        .as(header)
                        .isBetween(300, 429);
            }
        }
    }

    private record Client(String id, String secret) {}

    private static Client client() {
        JsonNode made = Issuer.client(LEDGER, "\"roles\": [\"FEED\"]");
        return new Client(made.path("clientId").asString(), made.path("secret").asString());
    }

    private static HttpClient from(String address) throws IOException {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    private static HttpResponse<String> token(HttpClient from, String id, String secret) throws Exception {
        return send(from, "grant_type=client_credentials", "Authorization", "Basic " + base64(id + ":" + secret));
    }

    private static HttpResponse<String> inForm(HttpClient from, Client client) throws Exception {
        return send(
                from,
                "grant_type=client_credentials&client_id=" + client.id() + "&client_secret=" + client.secret(),
                "Accept",
                "*/*");
    }

    private static HttpResponse<String> send(HttpClient from, String form, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ISSUER + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .headers(headers)
                .POST(BodyPublishers.ofString(form))
                .build();
        return from.send(request, BodyHandlers.ofString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
