package org.partnerledger.api.imports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.partnerledger.api.LedgerApplication;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.client.NoAnswer;

/** The ledger as a process of its own, with its embedded database, so that either can be killed. */
public final class LedgerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Path home;
    private final Process process;
    private final LedgerClient client;

    private LedgerProcess(Path home, Process process, LedgerClient client) {
        this.home = home;
        this.process = process;
        this.client = client;
    }

    /** Comes back when it can be used. */
    public static LedgerProcess start(Path home) throws IOException {
        return start(home, 512, Map.of());
    }

    /**
     * Comes back when it can be used.
     *
     * @param heapMb MiB of memory for its objects
     * @param environment more of it, such as {@code LEDGER_DATABASE_URL}
     */
    public static LedgerProcess start(Path home, int heapMb, Map<String, String> environment) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:TieredStopAtLevel=1", // it is up sooner, and gone before more would have paid
                "-cp",
                System.getProperty("java.class.path"),
                LedgerApplication.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("LEDGER_") || name.startsWith("SPRING_"));
        builder.environment().put("LEDGER_ACCESS_OPEN", "true");
        builder.environment().put("LEDGER_HOME", home.toString());
        builder.environment().put("LEDGER_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        Path log = home.resolveSibling(home.getFileName() + ".log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        var ledger = new LedgerProcess(home, process, new LedgerClient("http://127.0.0.1:" + port, null));
        ledger.awaitReady(log);
        return ledger;
    }

    public LedgerClient client() {
        return client;
    }

    /** kill -9 of the application; its database goes on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the application cannot be killed");
        }
    }

    /** Asks it to end, as an operator does, and says whether it did within this time. */
    boolean stopsWithin(Duration longest) throws InterruptedException {
        process.destroy();
        return process.waitFor(longest);
    }

    /** kill -9 of the database; the application goes on. */
    void killDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(home, 3)) {
            Optional<Path> file =
                    files.filter(path -> path.endsWith("postmaster.pid")).findFirst();
            String pid = Files.readAllLines(file.orElseThrow()).getFirst().strip();
            if (!ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly()) {
                throw new IllegalStateException("the database cannot be killed");
            }
        }
    }

    /** As an operator stops it. */
    @Override
    public void close() throws IOException {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path log) throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the ledger does not start: " + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean isReady() {
        try {
            return client.get("/actuator/health/readiness").isGood();
        } catch (NoAnswer e) {
            return false;
        }
    }
}
