package org.partnerledger.api.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.store.StoreUnavailable;
import org.partnerledger.api.store.embedded.EmbeddedDatabase.Access;

/** The embedded database comes back whatever happened to it, and says in a sentence why if it cannot. */
class EmbeddedDatabaseTest {

    /** One for all tests here, which also shows that it is kept. */
    private static final Path HOME = Path.of("target", "test-embedded").toAbsolutePath();

    @Test
    void isDurableAndSortsTheSameEverywhere() throws SQLException {
        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            assertThat(ask(
                            database.access(),
                            "select current_setting('fsync') || ' ' || current_setting('synchronous_commit')"
                                    + " || ' ' || current_setting('full_page_writes') || ' ' || "
                                    + "current_setting('data_checksums')"))
                    .isEqualTo("on on on on");
            assertThat(ask(
                            database.access(),
                            "select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)"
                                    + " from pg_database where datname = 'ledger'"))
                    .isEqualTo("b C.UTF-8 UTF8");
            assertThat(ask(database.access(), "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
        }
    }

    @Test
    void letsNobodyInWithoutItsPassword() {
        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            var stranger = new Access(database.access().url(), "ledger", "guess");

            assertThatThrownBy(() -> ask(stranger, "select 1")).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsWhatIsCommittedWhenItsServerIsKilled() throws SQLException {
        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            run(database.access(), "drop table if exists kept", "create table kept as select 42 answer");
            kill(database.pid());
        }
        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            assertThat(ask(database.access(), "select answer::text from kept")).isEqualTo("42");
        }
    }

    @Test
    void stopsTheServerThatAKilledLedgerLeftBehind() throws Exception {
        long leftover = startInAProcessThatIsKilled();
        assertThat(programOf(leftover)).as("the server outlives the ledger").isPresent();

        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            assertThat(programOf(leftover)).isEmpty();
            assertThat(ask(database.access(), "select answer::text from left_behind"))
                    .isEqualTo("7");
            assertThat(HOME.resolve("pg18.log"))
                    .content()
                    .as("it was stopped, not killed")
                    .doesNotContain("recovery");
        }
    }

    @Test
    void startsThoughAnotherProcessGotTheNumberOfTheKilledServer() throws Exception {
        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            kill(database.pid());
        }
        Path pidFile = HOME.resolve("pg18").resolve("postmaster.pid");
        String ours = Long.toString(ProcessHandle.current().pid());
        Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("\\d+", ours));

        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            assertThat(ask(database.access(), "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    void refusesASecondLedgerInTheSameHome() {
        try (var database = EmbeddedDatabase.start(HOME, 0)) {
            assertThat(database.pid()).isPositive();

            assertThatThrownBy(() -> EmbeddedDatabase.start(HOME, 0))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(
                            "Another ledger (process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(HOME, taken.getLocalPort()))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1");
        }
    }

    @Test
    void refusesAFolderThatIsNotItsOwn(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("pg18"));
        Files.writeString(home.resolve("pg18").resolve("photo.jpg"), "");

        refuses(home, "is not a database of this ledger");
    }

    @Test
    void refusesTheFilesOfAnotherVersion(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("pg18"));
        Files.writeString(home.resolve("pg18").resolve("PG_VERSION"), "17\n");

        refuses(home, "was written by PostgreSQL 17");
    }

    @Test
    void refusesWhereThePasswordIsLost(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("pg18"));
        Files.writeString(home.resolve("pg18").resolve("PG_VERSION"), "18\n");

        refuses(home, "pg18.password is missing");
    }

    @Test
    void refusesAFileForAHome(@TempDir Path home) throws IOException {
        refuses(Files.createFile(home.resolve("file")), "is no folder");
    }

    @Test
    void saysWhatTheServerComplainsOf() throws IOException {
        Path control = HOME.resolve("pg18").resolve("global").resolve("pg_control");
        EmbeddedDatabase.start(HOME, 0).close();
        byte[] whole = Files.readAllBytes(control);
        try {
            Files.writeString(control, "garbage");

            refuses(HOME, "does not start: PANIC: could not read file \"global/pg_control\"");
        } finally {
            Files.write(control, whole);
        }
    }

    /** Plays a ledger that is killed: it leaves without closing anything. */
    static final class KilledLedger {

        private KilledLedger() {}

        public static void main(String[] home) throws SQLException {
            var database = EmbeddedDatabase.start(Path.of(home[0]), 0);
            run(database.access(), "drop table if exists left_behind", "create table left_behind as select 7 answer");
            System.out.println(database.pid());
            Runtime.getRuntime().halt(137);
        }
    }

    private static long startInAProcessThatIsKilled() throws IOException, InterruptedException {
        Process ledger = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLedger.class.getName(),
                        HOME.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(ledger.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ledger.waitFor()).isEqualTo(137);
        return Long.parseLong(printed.lines().reduce((earlier, last) -> last).orElseThrow());
    }

    /** Empty once the process is dead, even if nobody has asked how it died. */
    private static Optional<String> programOf(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command());
    }

    private static void kill(long pid) {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        assertThat(server.destroyForcibly()).isTrue();
        server.onExit().join();
    }

    private static void refuses(Path home, String because) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(home, 0))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(because);
    }

    private static String ask(Access access, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private static void run(Access access, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
