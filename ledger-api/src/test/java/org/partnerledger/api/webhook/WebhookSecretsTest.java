package org.partnerledger.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.safe.Safe;
import org.partnerledger.api.safe.SafeOnTest;
import org.partnerledger.api.store.LedgerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys that an older version left open are locked at start, and locked again after the safe got a new key. */
class WebhookSecretsTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    @TempDir
    Path folder;

    private Path file;
    private JdbcClient jdbc;

    @BeforeEach
    void twoOfAnOlderVersion() {
        file = folder.resolve("safe.key");
        jdbc = LEDGER.jdbc();
        int _ = jdbc.sql("delete from webhook").update();
        for (String id : List.of("wh_1", "wh_2")) {
            int _ = jdbc.sql("""
                            insert into webhook (webhook_id, url, kinds, state, key_id, public_key, created_by)
                            values (?, 'https://example.com', '{STATEMENT_PAID}', 'ACTIVE', 'k', 'p', 'x')
                        """).param(id).update();
            int _ = jdbc.sql("insert into webhook_secret values (?, ?)")
                    .param(id)
                    .param("key of " + id)
                    .update();
        }
    }

    @Test
    void openKeysAreLockedAtStart() {
        secrets().lockAll();

        assertThat(stored()).allMatch(it -> it.startsWith("locked:")).noneMatch(it -> it.contains("wh_"));
        assertThat(secrets().open("wh_1", stored().getFirst())).isEqualTo("key of wh_1");
        List<String> before = stored();
        secrets().lockAll();
        assertThat(stored()).as("a second start changes nothing").isEqualTo(before);
    }

    @Test
    void aKeyOfOneSubscriptionIsOfNoUseForAnother() {
        secrets().lockAll();

        assertThatThrownBy(() -> {
                    Object _ = secrets().open("wh_2", stored().getFirst());
                })
                .isInstanceOf(Safe.CannotOpen.class);
    }

    @Test
    void aNewKeyOfTheSafeLocksAllAgainSoThatTheOldOneCanGo() throws IOException {
        secrets().lockAll();
        String fresh = Base64.getEncoder().encodeToString(new byte[32]) + "\n";
        Files.writeString(file, fresh + Files.readString(file));

        secrets().lockAll();

        Files.writeString(file, fresh);
        assertThat(secrets().open("wh_2", stored().getLast())).isEqualTo("key of wh_2");
    }

    @Test
    void aLostKeyLeavesTheOthersToBeLockedAndNothingIsSignedByGuess() throws IOException {
        secrets().lockAll();
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        int _ = jdbc.sql("update webhook_secret set private_key = 'new' where webhook_id = 'wh_2'")
                .update();
        List<String> before = stored();

        secrets().lockAll();

        assertThat(stored().getFirst()).as("kept, should its key come back").isEqualTo(before.getFirst());
        assertThat(secrets().open("wh_2", stored().getLast())).isEqualTo("new");
        assertThatThrownBy(() -> {
                    Object _ = secrets().open("wh_1", stored().getFirst());
                })
                .isInstanceOf(Safe.CannotOpen.class);
    }

    private WebhookSecrets secrets() {
        return new WebhookSecrets(jdbc, SafeOnTest.in(file));
    }

    private List<String> stored() {
        return jdbc.sql("select private_key from webhook_secret order by webhook_id")
                .query((row, _) -> row.getString("private_key"))
                .list();
    }
}
