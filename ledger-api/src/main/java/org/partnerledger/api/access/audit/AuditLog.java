package org.partnerledger.api.access.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Written by a thread of its own, many entries at once, so that intake does not wait for the disk twice: a kill loses
 * the last moment of it, but never an event, and events carry who asked beside them. A full queue makes requests wait.
 */
public final class AuditLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int WAITING = 10_000;
    private static final int BATCH = 500;
    private static final int LONGEST_TARGET = 1_000;
    private static final Duration LOOKS = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc;
    private final JdbcClient reads;
    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong recorded = new AtomicLong();
    private final Thread writer;
    private long written;
    private volatile boolean closing;

    public AuditLog(JdbcTemplate jdbc, JdbcClient reads) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.writer = Thread.ofPlatform().name("audit").daemon().start(this::write);
    }

    /**
     * Keeps a request and how it ended; waits only where thousands are waiting already.
     *
     * @param who asked; "" where nobody has shown who they are
     * @param status of the answer
     */
    public void record(HttpServletRequest request, String who, int status) {
        try {
            recorded.incrementAndGet();
            waiting.put(new AuditEntry(
                    0,
                    Instant.now(),
                    who,
                    request.getRemoteAddr(),
                    request.getMethod(),
                    request.getRequestURI(),
                    status));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("an entry of the audit log was lost in a shutdown");
        }
    }

    /** Newest first, from before {@code no}; with what was recorded before it was asked for. */
    List<AuditEntry> before(long no, int limit) {
        flush();
        return reads.sql("""
                        select no, at, who, address, method, target, status from audit_entry
                        where no < ? order by no desc limit ?""")
                .param(no)
                .param(limit)
                .query((row, _) -> new AuditEntry(
                        row.getLong("no"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("address"),
                        row.getString("method"),
                        row.getString("target"),
                        row.getInt("status")))
                .list();
    }

    /** Writes what is left. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (!closing || !waiting.isEmpty()) {
                AuditEntry next = waiting.poll(LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    insert(next);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("the audit log was interrupted; {} entries are not written", waiting.size());
        }
    }

    /** Waits for the writer: a reader may be in a transaction of its own, in which nothing can be written. */
    private synchronized void flush() {
        long all = recorded.get();
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (written < all && System.nanoTime() < deadline) {
                wait(LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void wrote(int entries) {
        written += entries;
        notifyAll();
    }

    private void insert(AuditEntry first) {
        var batch = new ArrayList<AuditEntry>();
        batch.add(first);
        int _ = waiting.drainTo(batch, BATCH - 1);
        try {
            int[][] _ = jdbc.batchUpdate(
                    "insert into audit_entry (at, who, address, method, target, status) values (?, ?, ?, ?, ?, ?)",
                    batch,
                    BATCH,
                    (row, entry) -> {
                        row.setTimestamp(1, Timestamp.from(entry.at()));
                        row.setString(2, entry.who());
                        row.setString(3, entry.address());
                        row.setString(4, entry.method());
                        row.setString(5, printable(entry.target()));
                        row.setInt(6, entry.status());
                    });
        } catch (RuntimeException e) {
            LOG.error("{} entries of the audit log could not be written", batch.size(), e);
        } finally {
            wrote(batch.size());
        }
    }

    private static String printable(String target) {
        String text = target.length() > LONGEST_TARGET ? target.substring(0, LONGEST_TARGET) : target;
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
