package org.partnerledger.api.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.partnerledger.api.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one database cluster. Named by major version, because no other version can read them. */
final class DataDirectory {

    static final String MAJOR_VERSION = "18";
    static final String ADMINISTRATOR = "postgres";

    /**
     * How long a server may take to come up after a crash or to write everything out before it goes down, in seconds.
     */
    static final int PATIENCE_SECONDS = 120;

    /** Above what Linux ever gives out. */
    private static final int IMPOSSIBLE_PID = 99_999_999;

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private final Path path;
    private final Path passwordFile;

    DataDirectory(Path home) {
        this.path = home.resolve("pg" + MAJOR_VERSION);
        this.passwordFile = home.resolve("pg" + MAJOR_VERSION + ".password");
    }

    /** @throws StoreUnavailable if there is something that is no cluster, or none that this version can read */
    void refuseForeign() throws IOException {
        if (!isMade()) {
            return;
        }
        Path version = path.resolve("PG_VERSION");
        if (!Files.isRegularFile(version)) {
            throw new StoreUnavailable(
                    path + " is not a database of this ledger: move it away, or set LEDGER_HOME to another folder.");
        }
        String found = Files.readString(version).strip();
        if (!found.equals(MAJOR_VERSION)) {
            throw new StoreUnavailable(path + " was written by PostgreSQL " + found + ", this ledger brings "
                    + MAJOR_VERSION + ": dump it with the old version and restore it here.");
        }
        if (!Files.isReadable(passwordFile)) {
            throw new StoreUnavailable(passwordFile + " is missing, without it nobody can log in to " + path
                    + ": restore it from a backup.");
        }
    }

    Path path() {
        return path;
    }

    /** Known to this folder alone: others on the machine can reach the port, but not log in. */
    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    /** Makes the cluster unless it is there. */
    void prepare(PostgresPrograms programs) throws IOException {
        if (isMade()) {
            return;
        }
        // Made elsewhere and moved, so that one that was interrupted half-way is never taken for a whole one.
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Files.deleteIfExists(passwordFile);
        writePassword();
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + ADMINISTRATOR,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // PostgreSQL's own C.UTF-8: sorts by code point, the same on every machine and after every
                        // upgrade.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums"));
        Files.deleteIfExists(path);
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Stops the server that a killed ledger left behind. Only for whoever holds the ledger's lock: otherwise it may be
     * one that is in use.
     *
     * <p>The file with the server's process id is never deleted here: it also names the shared memory by which
     * PostgreSQL notices that parts of a killed server still run, and two servers on the same files would ruin them.
     */
    void stopLeftover(PostgresPrograms programs) throws IOException {
        Optional<Long> pid = runningPid();
        if (pid.isPresent()) {
            LOG.warn("A PostgreSQL (process {}) was left running in {}; it is stopped cleanly first", pid.get(), path);
            stop(programs);
        }
        if (Files.exists(pidFile()) && recordedProcess().isPresent()) {
            // Another process got the dead server's number, which PostgreSQL would take for a running server.
            String record = Files.readString(pidFile());
            Files.writeString(pidFile(), record.replaceFirst("\\d+", Integer.toString(IMPOSSIBLE_PID)));
        }
    }

    /** The process of the server that runs on these files, if one does. */
    Optional<Long> runningPid() throws IOException {
        return recordedProcess().filter(DataDirectory::isPostgres).map(ProcessHandle::pid);
    }

    private Optional<ProcessHandle> recordedProcess() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        String first =
                Files.readString(pidFile()).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,9}")
                ? ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    /** Ends all sessions, writes everything out, and returns when the server is gone. */
    void stop(PostgresPrograms programs) throws IOException {
        programs.run(
                "pg_ctl",
                List.of(
                        "stop",
                        "--pgdata=" + path,
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + PATIENCE_SECONDS,
                        "--silent"));
    }

    /** A process that is dead but not yet buried has no command any more. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private Path pidFile() {
        return path.resolve("postmaster.pid");
    }

    private boolean isMade() throws IOException {
        return Files.exists(path) && !(Files.isDirectory(path) && Folders.isEmpty(path));
    }

    private void writePassword() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    }
}
