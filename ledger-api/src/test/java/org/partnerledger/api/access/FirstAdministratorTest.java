package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first start of a ledger makes somebody who can make others, and shows the password that lets them in once. */
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTest {

    private static final String CHOSEN = "a password of my own";
    private static final Pattern SHOWN = Pattern.compile("'admin', with the password (\\S+)");

    @RegisterExtension
    @Order(1)
    static final RunningLedger LEDGER = RunningLedger.in(
            "default", "logging.level.org.partnerledger=trace", "logging.level.org.springframework=info");

    /** Started after it, on the same database. */
    @RegisterExtension
    @Order(2)
    static final RunningLedger LATER = RunningLedger.nextTo(LEDGER);

    private final Browser browser = new Browser(LEDGER.url());
    private final JdbcClient jdbc = LEDGER.bean(JdbcClient.class);

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theGivenPasswordIsShownOnceOpensNothingButItsChangeAndIsNoneAfterwards(CapturedOutput output) {
        String given = shown(output);
        assertThat(given).hasSizeGreaterThanOrEqualTo(20);

        browser.signIn("admin", given);
        assertThat(Browser.location(browser.get("/users"))).endsWith("/password");
        assertThat(browser.send("GET", "/api/v1/users", "").statusCode()).isEqualTo(403);
        change(given, given);
        assertThat(browser.send("GET", "/api/v1/users", "").statusCode())
                .as("the same one again is no change")
                .isEqualTo(403);
        change(given, CHOSEN);
        assertThat(browser.send("GET", "/api/v1/users", "").body()).contains("\"admin\"");

        try (Browser other = new Browser(LATER.url())) {
            assertThat(Browser.location(other.signIn("admin", given))).contains("failed");
            assertThat(Browser.location(other.signIn("admin", CHOSEN))).doesNotContain("failed");
            assertThat(other.send("GET", "/api/v1/users", "").statusCode()).isEqualTo(200);
        }
        assertThat(lines(output, given)).singleElement().asString().startsWith("There is nobody yet who could sign in");
        assertThat(lines(output, CHOSEN)).isEmpty();
        assertThat(lines(output, "There is nobody yet"))
                .as("also of later starts")
                .hasSize(1);
        assertThat(jdbc.sql("select password from ledger_user")
                        .query(String.class)
                        .single())
                .startsWith("$argon2")
                .doesNotContain(given);
    }

    private void change(String current, String chosen) {
        HttpResponse<String> answer =
                browser.submit("/password", "/password", "current", current, "chosen", chosen, "again", chosen);
        assertThat(answer.statusCode()).isLessThan(400);
    }

    private static String shown(CapturedOutput output) {
        Matcher matcher = SHOWN.matcher(output.getAll());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static List<String> lines(CapturedOutput output, String text) {
        return output.getAll().lines().filter(it -> it.contains(text)).toList();
    }
}
