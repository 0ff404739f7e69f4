package org.partnerledger.api.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.core.seal.CloseSeal.History;
import org.partnerledger.core.seal.MerkleTree;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hashes stretches of the store. The database hashes each event, so that only 32 bytes of it have to travel, however
 * many lines it holds.
 */
public final class StoreHistory {

    private static final int FETCH_ROWS = 1_000;

    private static final String HASHES = """
            select global_index, aggregate_identifier, sequence_number,
                   payload_type || '/' || coalesce(payload_revision, '') as type,
                   encode(sha256(sha256(payload) || sha256(meta_data) || convert_to(time_stamp, 'UTF8')), 'hex') as hash
            from domain_event where global_index > ? and global_index <= ? order by global_index""";

    private final JdbcClient jdbc;
    private final EventReader events;
    private final TransactionTemplate transactions;

    /** @param transactions within which rows are fetched in portions */
    StoreHistory(JdbcClient jdbc, EventReader events, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.transactions = transactions;
    }

    /** All events behind a position that can be read for certain. */
    History after(long position) {
        return between(position, Math.max(position, events.horizon()));
    }

    public History between(long after, long through) {
        var tree = MerkleTree.empty();
        transactions.executeWithoutResult(_ -> jdbc.sql(HASHES)
                .param(after)
                .param(through)
                .withFetchSize(FETCH_ROWS)
                .query((ResultSet row) -> tree.add(leaf(row))));
        return new History(after, through, tree.size(), tree.root());
    }

    private static byte[] leaf(ResultSet row) throws SQLException {
        return History.leaf(
                row.getLong("global_index"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("type"),
                row.getString("hash"));
    }
}
