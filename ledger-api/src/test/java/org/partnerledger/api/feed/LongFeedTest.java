package org.partnerledger.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.intake.ChunkByChunk;
import org.partnerledger.api.intake.IntakeReport;

/** A body many times as long as the heap is read in it, in short lines and in long ones. */
class LongFeedTest {

    private static final String HEAP = "-Xmx64m";
    private static final long BYTES = 512L * 1024 * 1024;

    @Test
    void needsNoMoreMemoryForMoreLines() throws Exception {
        assertThat(linesReadInASmallHeap(2_000)).isEqualTo(BYTES / 2_000);
    }

    @Test
    void needsNoMoreMemoryForLongerLines() throws Exception {
        assertThat(linesReadInASmallHeap(1_000_000)).isEqualTo(BYTES / 1_000_000);
    }

    private static long linesReadInASmallHeap(int length) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        Integer.toString(length))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return Long.parseLong(said.strip());
    }

    /** Runs in a process of its own, which has the small heap. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] args) throws IOException {
            var report = new IntakeReport();
            int length = Integer.parseInt(args[0]);
            new FeedIntake(new ChunkByChunk((chunk, counts) -> counts.add(chunk.size(), 0, List.of())))
                    .take(new NdjsonFeed(new SameLine(length, BYTES / length)), report, () -> {});
            System.out.println(report.accepted());
        }
    }

    /** One line over and over. */
    private static final class SameLine extends InputStream {

        private final byte[] line;
        private long left;
        private int at;

        SameLine(int length, long lines) {
            line = ("{\"x\":\"" + "y".repeat(length - 9) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
            left = lines;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, target, offset, count);
            at += count;
            if (at == line.length) {
                at = 0;
                left--;
            }
            return count;
        }

        @Override
        public int available() {
            return left == 0 ? 0 : line.length - at;
        }
    }
}
