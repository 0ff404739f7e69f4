package org.partnerledger.api.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which of several nodes works at a job. A claim is a lock of a database session that lives as long as the node: when
 * the node dies, however it dies, the database frees its jobs for the others at once.
 */
@Component
public class JobClaims {

    /** Beside the ledger's other namespaces of advisory locks, 19527 and 19528. */
    private static final long NAMESPACE = 19_529L << 48;

    private static final Logger LOG = LoggerFactory.getLogger(JobClaims.class);

    private final DataSource dataSource;
    private @Nullable Connection session;

    JobClaims(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether this node may work at the job; to be asked once, until {@link #release}. */
    public synchronized boolean claim(long jobNo) {
        return ask("select pg_try_advisory_lock(?)", jobNo);
    }

    /** Whether the claim still stands. It does not after the database was restarted: then another node may have it. */
    public synchronized boolean holds(long jobNo) {
        return ask(
                "select exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
                        + " and (classid::bigint << 32 | objid::bigint) = ? and granted)",
                jobNo);
    }

    synchronized void release(long jobNo) {
        boolean _ = ask("select pg_advisory_unlock(?)", jobNo);
    }

    /** Frees everything. */
    synchronized void close() {
        Connection open = session;
        session = null;
        if (open != null) {
            try (open) {
                try (PreparedStatement statement = open.prepareStatement("select pg_advisory_unlock_all()")) {
                    boolean _ = statement.execute();
                }
            } catch (SQLException gone) {
                LOG.debug("the session of the claims was gone already", gone);
            }
        }
    }

    private boolean ask(String sql, long jobNo) {
        try (PreparedStatement statement = session().prepareStatement(sql)) {
            statement.setLong(1, NAMESPACE + jobNo);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException broken) {
            LOG.warn("the session of the claims broke: what this node claimed is free for others", broken);
            close();
            return false;
        }
    }

    private Connection session() throws SQLException {
        Connection open = session;
        if (open == null) {
            open = dataSource.getConnection();
            session = open;
        }
        return open;
    }
}
