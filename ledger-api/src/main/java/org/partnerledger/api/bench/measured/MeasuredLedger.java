package org.partnerledger.api.bench.measured;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.partnerledger.api.LedgerApplication;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.client.NoAnswer;

/** The application as a process of its own, as it is run in production, over a folder that is thrown away. */
public final class MeasuredLedger implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final String HOST = "127.0.0.1";

    /** Drawn anew for every run: whoever has it may do everything. */
    public static final String KEY = UUID.randomUUID().toString();

    private final Path home;
    private final Process process;
    private final LedgerClient client;
    private final int databasePort;
    private final double readySeconds;

    private MeasuredLedger(Path home, Process process, int port, int databasePort) throws IOException {
        this.home = home;
        this.process = process;
        this.client = new LedgerClient("http://" + HOST + ":" + port, KEY);
        this.databasePort = databasePort;
        long begun = System.nanoTime();
        awaitReady();
        this.readySeconds = (System.nanoTime() - begun) / 1e9;
    }

    /** Comes back when it can be used. */
    public static MeasuredLedger start(Path home, List<String> javaOptions) throws IOException {
        int port = freePort();
        int databasePort = freePort();
        ProcessBuilder builder = java(javaOptions);
        Map<String, String> environment = builder.environment();
        environment.put("LEDGER_HOME", home.toString());
        environment.put("LEDGER_PORT", Integer.toString(port));
        environment.put("LEDGER_ACCESS_KEY", KEY);
        environment.put("LEDGER_ACCESS_REQUESTSPERSECOND", "0"); // What is measured is the ledger, not its limit.
        environment.put("LEDGER_DATABASE_PORT", Integer.toString(databasePort));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home).toFile()));
        return new MeasuredLedger(home, builder.start(), port, databasePort);
    }

    /** This program in another process, with no setting of this one's environment. */
    public static ProcessBuilder java(List<String> javaOptions, String... arguments) {
        String classPath = System.getProperty("java.class.path");
        boolean packaged = LedgerApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()
                .startsWith("jar:nested:");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(packaged ? List.of("-jar") : List.of("-cp"));
        command.add(classPath);
        if (!packaged) {
            command.add(LedgerApplication.class.getName());
        }
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LEDGER_") || name.startsWith("SPRING_"));
        return builder;
    }

    public LedgerClient client() {
        return client;
    }

    /** From the start of the process until it could be used. */
    public double readySeconds() {
        return readySeconds;
    }

    public long pid() {
        return process.pid();
    }

    public long databasePid() {
        try {
            return Long.parseLong(Files.readAllLines(home.resolve("pg18/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException gone) {
            return 0;
        }
    }

    /** A connection to the ledger's own database, to be closed by the caller. */
    public Connection connect() throws IOException, SQLException {
        String password = Files.readString(home.resolve("pg18.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + HOST + ":" + databasePort + "/ledger", "ledger", password);
    }

    /** As an operator stops it. */
    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("The ledger does not start: " + Files.readString(log(home)));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean isReady() {
        try {
            return client.get("/actuator/health/readiness").isGood();
        } catch (NoAnswer e) {
            return false;
        }
    }

    private static Path log(Path home) {
        return home.resolveSibling("ledger.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
