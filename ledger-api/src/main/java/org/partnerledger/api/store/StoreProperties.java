package org.partnerledger.api.store;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger keeps what it knows.
 *
 * @param home folder of everything that is the ledger's own ({@code LEDGER_HOME})
 * @param database which PostgreSQL
 */
@ConfigurationProperties("ledger")
public record StoreProperties(
        @DefaultValue("./data") Path home, @DefaultValue Database database) {

    /**
     * A PostgreSQL of the operator's, or how to run the embedded one.
     *
     * @param url JDBC address of a PostgreSQL 15 or newer ({@code LEDGER_DATABASE_URL}); none means the embedded one
     * @param user for {@code url} only ({@code LEDGER_DATABASE_USER})
     * @param password for {@code url} only ({@code LEDGER_DATABASE_PASSWORD})
     * @param port of the embedded one; 0 takes any free one ({@code LEDGER_DATABASE_PORT})
     * @param connections most that are open at once
     * @param transactionTimeout after which the server ends a transaction: one that appended events holds all readers
     *     back
     * @param idleTimeout after which the server ends a transaction in which nothing happens
     * @param web how partners' users are served
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("0") int port,
            @DefaultValue("24") int connections,
            @DefaultValue("120s") Duration transactionTimeout,
            @DefaultValue("30s") Duration idleTimeout,
            @DefaultValue Web web) {}

    /**
     * The login of partners' users, where the ledger's own may not make one.
     *
     * @param user none lets the ledger make it ({@code LEDGER_DATABASE_WEB_USER})
     * @param password of that user ({@code LEDGER_DATABASE_WEB_PASSWORD})
     */
    public record Web(@Nullable String user, @Nullable String password) {

        public static final Web MADE = new Web(null, null);

        /** Without the password. */
        @Override
        public String toString() {
            return "Web[" + user + "]";
        }
    }
}
