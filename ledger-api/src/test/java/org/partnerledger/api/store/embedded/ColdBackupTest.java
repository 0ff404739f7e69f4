package org.partnerledger.api.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.store.StoreUnavailable;

/** A real database, backed up while it is stopped and put back somewhere else. */
class ColdBackupTest {

    @TempDir
    private Path folder;

    @Test
    void bringsBackWhatWasCommittedAndOverwritesNothing() throws IOException, SQLException {
        Path home = folder.resolve("home");
        Path file = folder.resolve("backup.zip");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, 0);
                Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (what text)");
            statement.execute("insert into kept values ('every cent')");
            assertThatThrownBy(() -> ColdBackup.write(home, file))
                    .as("while the ledger runs")
                    .isInstanceOf(StoreUnavailable.class);
        }

        assertThat(ColdBackup.write(home, file)).isPositive();
        assertThatThrownBy(() -> ColdBackup.write(home, file))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("overwrites nothing");
        assertThatThrownBy(() -> ColdBackup.restore(file, home))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("has a database already");

        Path elsewhere = folder.resolve("elsewhere");
        assertThat(ColdBackup.restore(file, elsewhere)).isPositive();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(elsewhere, 0);
                Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select what from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("every cent");
        }
    }

    @Test
    void refusesAFileThatIsNoBackup() throws IOException {
        Path file = Files.writeString(folder.resolve("other.zip"), "no zip at all");

        assertThatThrownBy(() -> ColdBackup.restore(file, folder.resolve("home")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("is no backup");
    }

    private static Connection connection(EmbeddedDatabase database) throws SQLException {
        EmbeddedDatabase.Access access = database.access();
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}
