package org.partnerledger.api.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.bench.month.MonthOfSpend;
import org.postgresql.PGConnection;

/**
 * The limit of the database: the same lines as text by COPY, over one connection, with ascending ids, into one table
 * with the keys that the ledger keeps (the event's and the line's).
 */
final class CopyBaseline {

    private static final int BUFFER = 1 << 16;

    private CopyBaseline() {}

    /** @return seconds until it was committed */
    static double seconds(Connection connection, Path rows) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("drop table if exists bench.copied");
            statement.execute("""
                    create table bench.copied (
                        line_no bigint not null, source text collate "C" not null, id text collate "C" not null,
                        line_id text collate "C" not null, customer_id text collate "C" not null,
                        currency text not null, service_type text collate "C" not null, resource_type text,
                        product_id text, region text, charging_mode text not null, settlement text not null,
                        line_type text not null, consumed_from timestamptz not null,
                        consumed_to timestamptz not null, traded_at timestamptz not null,
                        trade_id text collate "C" not null, base_line_id text collate "C", means text not null,
                        amount numeric not null, coupon numeric, quantity numeric, unit text, resource text,
                        unique (source, id), unique (line_id, source))""");
        }
        long begun = System.nanoTime();
        try (InputStream from = Files.newInputStream(rows)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bench.copied (" + MonthOfSpend.COLUMNS + ") from stdin", from, BUFFER);
        }
        double seconds = Stopwatch.millisSince(begun) / 1_000;
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table bench.copied");
        }
        return seconds;
    }
}
