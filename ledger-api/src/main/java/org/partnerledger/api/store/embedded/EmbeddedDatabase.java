package org.partnerledger.api.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.partnerledger.api.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL that belongs to this process. What is committed is on the disk: fsync and synchronous_commit are
 * on, and a killed ledger finds everything again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String HOST = "127.0.0.1";
    private static final String NAME = "ledger";

    private final FileChannel lock;
    private final PostgresPrograms programs;
    private final DataDirectory data;
    private final int port;
    private final String password;

    /** How to log in somewhere. */
    public record Access(String url, String user, String password) {

        /** Without the password, which has no place in a log. */
        @Override
        public String toString() {
            return user + " at " + url;
        }
    }

    private EmbeddedDatabase(
            FileChannel lock, PostgresPrograms programs, DataDirectory data, int port, String password) {
        this.lock = lock;
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the database below {@code home}, which is made if need be. A server left behind by a killed ledger is
     * stopped first.
     *
     * @param port 0 for any free one
     * @throws StoreUnavailable with one sentence, if it cannot be had
     */
    public static EmbeddedDatabase start(Path home, int port) {
        Path folder = home.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StoreUnavailable(folder + " is no folder: set LEDGER_HOME to one.");
        }
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            try {
                return startLocked(folder, lock, port);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StoreUnavailable(
                    "The embedded database in " + folder + " does not start: " + sentence(failed), failed);
        }
    }

    /** Where the ledger's own database is. */
    public Access access() {
        return new Access(url(NAME), NAME, password);
    }

    /** The same server as its administrator, who may create databases. */
    public Access administrator() {
        return new Access(url("postgres"), DataDirectory.ADMINISTRATOR, password);
    }

    /** The process id of the server, or 0 if it does not run any more. */
    public long pid() {
        try {
            return data.runningPid().orElse(0L);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** Stops the server cleanly and waits until it is gone. */
    @Override
    public void close() {
        try (lock) {
            if (data.runningPid().isPresent()) {
                data.stop(programs);
            } else {
                LOG.warn("The embedded database had ended already");
            }
        } catch (IOException failed) {
            LOG.error("The embedded database did not stop: {}", failed.getMessage());
        }
    }

    private static EmbeddedDatabase startLocked(Path home, FileChannel lock, int wantedPort) throws IOException {
        var data = new DataDirectory(home);
        data.refuseForeign();
        var programs = PostgresPrograms.in(home);
        data.prepare(programs);
        data.stopLeftover(programs);
        int port = freePort(wantedPort);
        Path log = home.resolve("pg" + DataDirectory.MAJOR_VERSION + ".log");
        if (Files.exists(log)) {
            Files.move(log, home.resolve(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
        launch(programs, data, log, port);
        var database = new EmbeddedDatabase(lock, programs, data, port, data.password());
        try {
            database.createLedger();
        } catch (SQLException | RuntimeException failed) {
            database.close();
            throw new StoreUnavailable(
                    "PostgreSQL in " + data.path() + " does not serve: " + failed.getMessage(), failed);
        }
        LOG.info(
                "PostgreSQL {} runs on {}:{}, its data is in {}", DataDirectory.MAJOR_VERSION, HOST, port, data.path());
        return database;
    }

    private static void launch(PostgresPrograms programs, DataDirectory data, Path log, int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DataDirectory.PATIENCE_SECONDS);
        while (true) {
            try {
                programs.run(
                        "pg_ctl",
                        List.of(
                                "start",
                                "--pgdata=" + data.path(),
                                "--log=" + log,
                                "--wait",
                                "--timeout=" + DataDirectory.PATIENCE_SECONDS,
                                "--silent",
                                "--options=" + options(port)));
                return;
            } catch (PostgresPrograms.Failed failed) {
                String complaint = complaint(log);
                // After a kill of the server its last processes end on their own, once they have noticed.
                if (!complaint.contains("is still in use") || System.nanoTime() - deadline > 0) {
                    throw new StoreUnavailable(
                            "PostgreSQL in " + data.path() + " does not start: " + complaint + " (see " + log + ").",
                            failed);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private static String options(int port) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", HOST);
        settings.put("unix_socket_directories", "''");
        // What is acknowledged must survive a power cut.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        // No timeout ends a prepared transaction, and one that appended would hold all readers back.
        settings.put("max_prepared_transactions", "0");
        // Bulk loads: few checkpoints, short log records, memory for sorts and index builds.
        settings.put("shared_buffers", SharedBuffers.setting());
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("wal_compression", "on");
        settings.put("work_mem", "32MB");
        settings.put("maintenance_work_mem", "256MB");
        settings.put("random_page_cost", "1.1");
        // Statements here are short or run once; compiling them costs more than it saves.
        settings.put("jit", "off");
        settings.put("max_connections", "100");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        return settings.entrySet().stream()
                .map((Map.Entry<String, String> it) -> "-c " + it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The ledger's role and database. Not the administrator's: whom row-level security is to bind must not be one. */
    private void createLedger() throws SQLException {
        var admin = administrator();
        try (Connection connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                // The password is base64url: it has no quote in it.
                statement.execute("create role " + NAME + " login createrole password '" + password + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    /** Held until the process ends, however it ends: the operating system gives it back. */
    private static FileChannel lock(Path home) throws IOException {
        Path file = home.resolve("ledger.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            String owner = Files.readString(file).strip();
            channel.close();
            throw new StoreUnavailable("Another ledger (process " + owner + ") is using " + home
                    + ": stop it, or set LEDGER_HOME to another folder.");
        }
        byte[] owner = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(java.nio.ByteBuffer.wrap(owner));
        return channel;
    }

    static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new StoreUnavailable(
                    "Port " + wanted + " on " + HOST
                            + ", meant for the embedded database, is taken: stop whatever listens"
                            + " there, or set LEDGER_DATABASE_PORT to another one (0 takes any).",
                    taken);
        }
    }

    private static String complaint(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "it wrote no log";
        }
        List<String> lines = Files.readAllLines(log);
        // The severity ends the part of the line that only a log needs.
        return lines.stream()
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): *", "$1: "))
                .filter(line -> line.startsWith("FATAL: ") || line.startsWith("PANIC: "))
                .reduce((earlier, last) -> last)
                .or(() -> lines.stream().reduce((earlier, last) -> last))
                .orElse("its log is empty")
                .strip();
    }

    private static String sentence(IOException failed) {
        String message = failed.getMessage();
        return failed.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
