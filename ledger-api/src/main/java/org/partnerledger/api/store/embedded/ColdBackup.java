package org.partnerledger.api.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.partnerledger.api.store.StoreUnavailable;

/**
 * The embedded database as one file, taken while the ledger is stopped: everything that was committed, and nothing
 * else.
 *
 * <p>A zip of the data directory and its password; each file's checksum is the zip's.
 */
public final class ColdBackup {

    private static final String DATA = "pg" + DataDirectory.MAJOR_VERSION;
    private static final String PASSWORD = DATA + ".password";

    private ColdBackup() {}

    /**
     * Writes a backup.
     *
     * @param home the ledger's {@code LEDGER_HOME}
     * @param file is not overwritten
     * @return files in it
     * @throws StoreUnavailable where the ledger runs, did not end cleanly, has no data, or the file exists
     */
    public static int write(Path home, Path file) throws IOException {
        if (!Files.isDirectory(home.resolve(DATA))) {
            throw new StoreUnavailable("There is no database of the ledger in " + home + ".");
        }
        if (Files.exists(file)) {
            throw new StoreUnavailable(file + " exists already; a backup overwrites nothing.");
        }
        try (FileChannel lock = exclusive(home)) {
            if (Files.exists(home.resolve(DATA).resolve("postmaster.pid"))) {
                throw new StoreUnavailable("The database in " + home
                        + " was not stopped cleanly: start the ledger and stop it once, then take the backup.");
            }
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            int files = zip(home, unfinished);
            Files.move(unfinished, file);
            return lock.isOpen() ? files : 0;
        }
    }

    /**
     * Puts a backup back.
     *
     * @param home must have no database yet
     * @return files that were put back
     * @throws StoreUnavailable where the ledger runs, has data, or the file is no backup for this version
     */
    public static int restore(Path file, Path home) throws IOException {
        if (Files.exists(home.resolve(DATA))) {
            throw new StoreUnavailable(home + " has a database already: name another LEDGER_HOME, or move it away.");
        }
        Files.createDirectories(home);
        Path unfinished = home.resolve(DATA + ".restoring");
        Folders.delete(unfinished);
        try (FileChannel lock = exclusive(home)) {
            int files = unzip(file, unfinished);
            if (!Files.exists(unfinished.resolve(DATA).resolve("PG_VERSION"))) {
                throw new StoreUnavailable(
                        file + " is no backup of an embedded database of version " + DataDirectory.MAJOR_VERSION + ".");
            }
            Files.move(unfinished.resolve(PASSWORD), home.resolve(PASSWORD));
            Files.move(unfinished.resolve(DATA), home.resolve(DATA)); // Last: what has no data is no database.
            return lock.isOpen() ? files : 0;
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static FileChannel exclusive(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("ledger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!EmbeddedDatabase.tryLock(channel)) {
            channel.close();
            throw new StoreUnavailable("A ledger runs on " + home + ": stop it first.");
        }
        return channel;
    }

    private static int zip(Path home, Path target) throws IOException {
        int count = 0;
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> found = Files.walk(home.resolve(DATA))) {
            for (Path path : Stream.concat(Stream.of(home.resolve(PASSWORD)), found.sorted())
                    .toList()) {
                boolean folder = Files.isDirectory(path);
                zip.putNextEntry(new ZipEntry(home.relativize(path) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(path, zip);
                    count++;
                }
                zip.closeEntry();
            }
        }
        return count;
    }

    private static int unzip(Path file, Path target) throws IOException {
        int count = 0;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new StoreUnavailable(file + " names a file outside of the backup: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    create(path);
                } else {
                    create(path.resolveSibling("."));
                    long _ = Files.copy(zip, path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                    count++;
                }
            }
        }
        return count;
    }

    /** PostgreSQL starts only on folders that nobody else can read. */
    private static void create(Path folder) throws IOException {
        Files.createDirectories(
                folder.normalize(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
