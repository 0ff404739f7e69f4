package org.partnerledger.api.wall;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The ledger's own connections, but those of the web login for whoever works behind a {@link Wall}. */
public final class WalledDataSource extends DelegatingDataSource implements AutoCloseable {

    private final HikariDataSource ledger;
    private volatile @Nullable HikariDataSource web;

    public WalledDataSource(HikariDataSource ledger) {
        super(ledger);
        this.ledger = ledger;
    }

    /** To be called once, after the migrations: before them there is nothing the login could be let into. */
    public void open(HikariDataSource web) {
        this.web = web;
    }

    /** Its own connections alone, whatever wall a thread works behind: for what is no partner's. */
    public DataSource ofTheLedger() {
        return ledger;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!Wall.isUp()) {
            return ledger.getConnection();
        }
        HikariDataSource behind = web;
        if (behind == null) {
            throw new SQLTransientConnectionException("there is no web login: see docs/operations.md");
        }
        return behind.getConnection();
    }

    @Override
    public void close() {
        HikariDataSource behind = web;
        if (behind != null) {
            behind.close();
        }
        ledger.close();
    }
}
