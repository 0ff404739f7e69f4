package org.partnerledger.api.wall;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Says to the database in every transaction behind a {@link Wall} whose it is. For the transaction only: the next one
 * on the same connection begins with nobody, and nobody sees nothing.
 */
public final class WalledTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    public WalledTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        PartnerId partner = Wall.partner();
        if (partner != null) {
            try (PreparedStatement statement =
                    connection.prepareStatement("select set_config('ledger.partner', ?, true)")) {
                statement.setString(1, partner.value());
                boolean _ = statement.execute();
            }
        }
    }
}
