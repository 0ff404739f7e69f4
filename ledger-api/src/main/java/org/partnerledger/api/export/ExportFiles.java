package org.partnerledger.api.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.partnerledger.api.store.StoreProperties;
import org.springframework.stereotype.Component;

/** Where finished exports wait, in the ledger's home, until they are fetched; for a week. */
@Component
class ExportFiles {

    static final Duration KEPT = Duration.ofDays(7);

    private final Path folder;

    ExportFiles(StoreProperties store) {
        folder = store.home().resolve("exports");
    }

    /** Where to write; whatever an interrupted run left there is gone. */
    Path part(String exportId) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(exportId + ".part");
        Files.deleteIfExists(part);
        Files.deleteIfExists(folder.resolve(exportId + ".part.duckdb"));
        return part;
    }

    void finish(String exportId) throws IOException {
        Files.move(
                folder.resolve(exportId + ".part"),
                file(exportId),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    Path file(String exportId) {
        return folder.resolve(exportId);
    }

    /** By the machine's clock: the files are no facts of the ledger. */
    void deleteOlderThan(Instant instant) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(instant)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
