package org.partnerledger.api.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.partnerledger.api.store.embedded.EmbeddedDatabase;
import org.partnerledger.api.store.embedded.EmbeddedDatabase.Access;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh, migrated database for each test class, on one PostgreSQL for the whole run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LedgerDatabase LEDGER = new LedgerDatabase();
 * }</pre>
 *
 * <p>The server is the embedded one, or the one {@code LEDGER_DATABASE_URL} names, whose user must then be allowed to
 * create databases.
 */
public final class LedgerDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final String TEMPLATE = "ledger_template";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private @Nullable String name;
    private @Nullable HikariDataSource dataSource;

    @Override
    public void beforeAll(ExtensionContext context) {
        name = "ledger_test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        Server.execute("create database " + name + " template " + TEMPLATE);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (dataSource != null) {
            dataSource.close();
        }
        Server.execute("drop database " + name + " with (force)");
    }

    /** How to log in to this class's database. */
    public Access access() {
        return Server.access(started(name));
    }

    /** A pool as the ledger itself opens it. */
    public synchronized DataSource dataSource() {
        if (dataSource == null) {
            dataSource = LedgerDataSource.open(access(), settings());
        }
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /**
     * Lets an application under test use this class's database. To be given as on a command line, with {@code --}
     * before each: as default properties they would lose to the settings file and to the environment.
     */
    public String[] springProperties() {
        Access access = access();
        return List.of(
                        "ledger.database.url=" + access.url(),
                        "ledger.database.user=" + access.user(),
                        "ledger.database.password=" + access.password())
                .toArray(String[]::new);
    }

    /** Of the server under test: not every one has everything. */
    static int majorVersion() {
        try (Connection connection =
                DriverManager.getConnection(Server.ADMIN.url(), Server.ADMIN.user(), Server.ADMIN.password())) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** {@link #springProperties} and more of the same kind, as a command line. */
    public String[] springArguments(String... more) {
        return Stream.concat(Stream.of(springProperties()), Stream.of(more))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
    }

    static StoreProperties.Database settings() {
        return new StoreProperties.Database(
                null, null, null, 0, 24, Duration.ofSeconds(120), Duration.ofSeconds(30), StoreProperties.Web.MADE);
    }

    private static <T> T started(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("register the extension in a static field with @RegisterExtension");
        }
        return value;
    }

    /** One for all test classes; stopped with the JVM. */
    private static final class Server {

        private static final Access ADMIN = start();

        private static Access start() {
            String theirs = System.getenv("LEDGER_DATABASE_URL");
            Access admin = theirs == null
                    ? embedded()
                    : new Access(theirs, env("LEDGER_DATABASE_USER"), env("LEDGER_DATABASE_PASSWORD"));
            execute(admin, "drop database if exists " + TEMPLATE + " with (force)");
            execute(admin, "create database " + TEMPLATE);
            Access template = in(admin, TEMPLATE);
            var _ = Flyway.configure()
                    .dataSource(template.url(), template.user(), template.password())
                    .load()
                    .migrate();
            return admin;
        }

        private static Access embedded() {
            var embedded = EmbeddedDatabase.start(Path.of("target", "test-ledger"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close, "test-ledger-stop"));
            return embedded.administrator();
        }

        static Access access(String database) {
            return in(ADMIN, database);
        }

        static void execute(String sql) {
            execute(ADMIN, sql);
        }

        private static void execute(Access admin, String sql) {
            try (Connection connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(sql, failed);
            }
        }

        private static Access in(Access admin, String database) {
            return new Access(
                    admin.url().replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1"), admin.user(), admin.password());
        }

        private static String env(String name) {
            String value = System.getenv(name);
            return value == null ? "" : value;
        }
    }
}
