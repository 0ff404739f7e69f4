package org.partnerledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Tables are looked at again once much of them is new, and only then. */
class TableStatisticsTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private final JdbcClient jdbc = LEDGER.jdbc();

    @BeforeEach
    void emptyTable() {
        jdbc.sql("drop table if exists \"Many rows\"").update();
        jdbc.sql("create table \"Many rows\" (no int) with (autovacuum_enabled = false)")
                .update();
    }

    @Test
    void areTakenOnceMuchOfATableIsNew() throws SQLException {
        add(1_111);
        new TableStatistics(jdbc).refresh();
        assertThat(knownRows()).as("1,000 rows and a tenth are not much").isEqualTo(-1);

        add(1);
        new TableStatistics(jdbc).refresh();
        assertThat(knownRows()).isEqualTo(1_112);

        add(1_234);
        new TableStatistics(jdbc).refresh();
        assertThat(knownRows()).as("of 2,346").isEqualTo(1_112);

        add(1);
        new TableStatistics(jdbc).refresh();
        assertThat(knownRows()).isEqualTo(2_347);
    }

    /** By a connection that says at once what it has done; else it may take some seconds until others see it. */
    private void add(int rows) throws SQLException {
        try (Connection connection = LEDGER.dataSource().getConnection()) {
            var writer = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            int _ = writer.sql("insert into \"Many rows\" select * from generate_series(1, ?)")
                    .param(rows)
                    .update();
            writer.sql("select pg_stat_force_next_flush()")
                    .query((row, _) -> "")
                    .list();
        }
    }

    /** Rows that PostgreSQL believes there are; -1 where it never looked. */
    private long knownRows() {
        return jdbc.sql("select reltuples from pg_class where relname = 'Many rows'")
                .query(Long.class)
                .single();
    }
}
