package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People sign in with name and password; nobody gets in any other way. */
class SignInTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("default", "ledger.access.well-known-users=true");

    private final Browser browser = new Browser(LEDGER.url());

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void whoHasNotSignedInIsToldSoOrShownTheForm() {
        HttpResponse<String> program = browser.send("GET", "/api/v1/me", "");
        HttpResponse<String> person = browser.get("/password");

        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.body()).contains("\"code\":\"UNAUTHENTICATED\"");
        assertThat(person.statusCode()).isEqualTo(302);
        assertThat(Browser.all(person, "Location")).singleElement().asString().endsWith("/sign-in");
    }

    @Test
    void aPasswordOpensASessionUnderANewId() {
        browser.get("/sign-in");
        String before = browser.session();

        assertThat(browser.signIn("finance", "demo").statusCode()).isEqualTo(302);

        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(browser.get("/api/v1/me").body()).contains("\"name\":\"finance\"", "FINANCE");
    }

    @Test
    void aWrongPasswordOpensNothing() {
        HttpResponse<String> answer = browser.signIn("finance", "demo2");

        assertThat(Browser.all(answer, "Location")).singleElement().asString().endsWith("/sign-in?failed");
        assertThat(browser.get("/api/v1/me").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aForgedFormIsRefused() {
        assertThat(browser.submitWith("forged", "/sign-in", "name", "finance", "password", "demo")
                        .statusCode())
                .isEqualTo(403);
        browser.signIn("finance", "demo");

        assertThat(browser.send("POST", "/api/v1/periods/2026-01/close", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn("finance", "demo");
        browser.submit("/password", "/sign-out");

        assertThat(browser.send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
    }

    @Test
    void guessingIsSlowedDown() {
        for (int guess = 0; guess < 5; guess++) {
            browser.signIn("auditor", "guess" + guess);
        }

        browser.signIn("auditor", "demo");

        assertThat(browser.get("/api/v1/me").statusCode())
                .as("the right password after too many wrong ones")
                .isNotEqualTo(200);
    }

    @Test
    void cookiesAndHeadersSayWhatABrowserMayDo() {
        HttpResponse<String> page = browser.get("/sign-in");

        assertThat(Browser.all(page, "Set-Cookie")).singleElement().asString().contains("HttpOnly", "SameSite=Lax");
        assertThat(Browser.all(page, "Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'");
        assertThat(Browser.all(page, "X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(Browser.all(page, "X-Frame-Options")).containsExactly("DENY");
        assertThat(Browser.all(page, "Referrer-Policy")).containsExactly("same-origin");
    }

    @Test
    void aPasswordThatWasGivenOutIsChangedBeforeAnythingElse() {
        LEDGER.bean(JdbcClient.class)
                .sql("insert into ledger_user (name, password, roles, must_change)"
                        + " select 'new', password, roles, true from ledger_user where name = 'operator'")
                .update();
        browser.signIn("new", "demo");

        assertThat(browser.get("/swagger-ui.html").statusCode()).isEqualTo(302);
        browser.submit("/password", "/password", "current", "demo", "chosen", "demo", "again", "demo");
        assertThat(browser.get("/swagger-ui.html")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/password");
        String chosen = "a better password";
        browser.submit("/password", "/password", "current", "demo", "chosen", chosen, "again", chosen);

        assertThat(browser.get("/v3/api-docs").statusCode()).isEqualTo(200);
    }

    @Test
    void commandLinesShowNameAndPasswordWithEveryRequest() {
        String right = Base64.getEncoder().encodeToString("approver:demo".getBytes(UTF_8));
        String wrong = Base64.getEncoder().encodeToString("approver:omed".getBytes(UTF_8));

        assertThat(browser.send("GET", "/api/v1/me", "", "Authorization", "Basic " + right)
                        .body())
                .contains("approver");
        assertThat(browser.send("GET", "/api/v1/me", "", "Authorization", "Basic " + wrong)
                        .statusCode())
                .isEqualTo(401);
    }
}
