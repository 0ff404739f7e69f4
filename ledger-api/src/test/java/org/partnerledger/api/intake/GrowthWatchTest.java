package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.TableStatistics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A ledger that takes its first month has its tables looked at by itself, but not at every chunk. */
class GrowthWatchTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    @Test
    void isDueAgainEachTimeFourTimesAsManyChunksCame() {
        assertThat(LongStream.rangeClosed(1, 3_000).filter(now -> GrowthWatch.isDue(now - 1, now)))
                .containsExactly(10L, 40L, 160L, 640L, 2_560L);
    }

    @Test
    void isNotMissedWhereSeveralChunksAreToldOfAtOnce() {
        assertThat(LongStream.rangeClosed(1, 400).filter(eight -> GrowthWatch.isDue(8 * eight - 8, 8 * eight)))
                .containsExactly(2L, 5L, 20L, 80L, 320L);
        assertThat(GrowthWatch.isDue(10, 10)).as("nothing came").isFalse();
    }

    @Test
    void tablesAreLookedAtWithTheTenthChunk() throws SQLException {
        try (Connection connection = LEDGER.dataSource().getConnection()) {
            var writer = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            writer.sql("create table grown (no int) with (autovacuum_enabled = false)")
                    .update();
            int _ = writer.sql("insert into grown select * from generate_series(1, 2000)")
                    .update();
            // Else it may take some seconds until others see what this connection has done.
            writer.sql("select pg_stat_force_next_flush()")
                    .query((row, _) -> "")
                    .list();
        }
        var watch = new GrowthWatch(new TableStatistics(LEDGER.jdbc()));

        for (int i = 0; i < 9; i++) {
            watch.happen(1);
        }
        assertThat(knownRows()).as("nobody looked").isEqualTo(-1);
        watch.happen(1);
        assertThat(knownRows()).isEqualTo(2_000);
    }

    private static long knownRows() {
        return LEDGER.jdbc()
                .sql("select reltuples from pg_class where relname = 'grown'")
                .query(Long.class)
                .single();
    }
}
