package org.partnerledger.api.wall;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DelegatingTransactionDefinition;

/**
 * Says to the database in every transaction behind a {@link Wall} whose it is. For the transaction only: the next one
 * on the same connection begins with nobody, and nobody sees nothing.
 *
 * <p>That a transaction sees one state throughout is said for it alone as well, together with its beginning: for the
 * session it would be asked what held before, said, and said back, and each of the three would wait for the database.
 */
public final class WalledTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    public WalledTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        boolean oneState = definition.getIsolationLevel() == TransactionDefinition.ISOLATION_REPEATABLE_READ;
        super.doBegin(transaction, oneState ? new OfOneState(definition) : definition);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        if (definition instanceof OfOneState) {
            try (PreparedStatement statement =
                    connection.prepareStatement("set transaction isolation level repeatable read")) {
                boolean _ = statement.execute(); // Before all others: what came first would have its own state.
            }
        }
        PartnerId partner = Wall.partner();
        if (partner != null) {
            try (PreparedStatement statement =
                    connection.prepareStatement("select set_config('ledger.partner', ?, true)")) {
                statement.setString(1, partner.value());
                boolean _ = statement.execute();
            }
        }
    }

    /** Nothing is set for the session. */
    private static final class OfOneState extends DelegatingTransactionDefinition {

        OfOneState(TransactionDefinition definition) {
            super(definition);
        }

        @Override
        public int getIsolationLevel() {
            return ISOLATION_DEFAULT;
        }
    }
}
