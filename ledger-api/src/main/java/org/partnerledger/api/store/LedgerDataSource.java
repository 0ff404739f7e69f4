package org.partnerledger.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.partnerledger.api.store.embedded.EmbeddedDatabase;

/** The pool of connections to the store, set up so that readers of events can rely on it. */
final class LedgerDataSource {

    private static final int OLDEST_VERSION = 15;
    private static final int WEB_CONNECTIONS = 8;
    static final int FIRST_WITH_TRANSACTION_TIMEOUT = 17;

    private LedgerDataSource() {}

    /** @throws StoreUnavailable if nobody answers there, or only a server that is too old */
    static HikariDataSource open(EmbeddedDatabase.Access access, StoreProperties.Database settings) {
        HikariConfig pool = pool(access, settings);
        pool.setPoolName("ledger");
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(2);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(pool);
    }

    /** Few and short: a page of one partner. Opened when the first partner's user asks. */
    static HikariDataSource openWeb(EmbeddedDatabase.Access access, StoreProperties.Database settings) {
        HikariConfig pool = pool(access, settings);
        pool.setPoolName("ledger-web");
        pool.setMaximumPoolSize(WEB_CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    private static HikariConfig pool(EmbeddedDatabase.Access access, StoreProperties.Database settings) {
        int version = version(access);
        var pool = new HikariConfig();
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.user());
        pool.setPassword(access.password());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.addDataSourceProperty("ApplicationName", "ledger");
        pool.setConnectionInitSql(limits(version, settings));
        return pool;
    }

    /** An open transaction that appended holds all readers back: the server ends it, whatever became of its client. */
    private static String limits(int version, StoreProperties.Database settings) {
        String idle = "set idle_in_transaction_session_timeout = "
                + settings.idleTimeout().toMillis();
        return version < FIRST_WITH_TRANSACTION_TIMEOUT
                ? idle
                : idle + "; set transaction_timeout = "
                        + settings.transactionTimeout().toMillis();
    }

    private static int version(EmbeddedDatabase.Access access) {
        var login = new Properties();
        login.setProperty("user", access.user());
        login.setProperty("password", access.password());
        int version;
        try (Connection connection = DriverManager.getConnection(access.url(), login)) {
            version = connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException unreachable) {
            throw new StoreUnavailable(
                    "The database at " + withoutParameters(access.url()) + " does not let the ledger in: "
                            + unreachable.getMessage(),
                    unreachable);
        }
        if (version < OLDEST_VERSION) {
            throw new StoreUnavailable("The database at " + withoutParameters(access.url()) + " is PostgreSQL "
                    + version + "; the ledger needs " + OLDEST_VERSION + " or newer.");
        }
        return version;
    }

    /** Parameters may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
