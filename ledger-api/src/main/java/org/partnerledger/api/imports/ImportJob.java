package org.partnerledger.api.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.Asker;
import org.partnerledger.api.feed.Feed;
import org.partnerledger.api.feed.FeedFormat;
import org.partnerledger.api.feed.FeedIntake;
import org.partnerledger.api.feed.UnreadableFile;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.job.JobInterrupted;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.core.kernel.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a file that was received. Its memo is the {@link ImportReport}: a later run passes over as many facts as it
 * counts. What a crash left uncounted meets itself as a duplicate.
 */
@Component
class ImportJob implements JobKind {

    static final String NAME = "import";

    private final Intake intake;
    private final Spool spool;
    private final JsonMapper json;

    /**
     * What it is started with: the name in the spool, the format, the source of rows.
     *
     * @param node whose spool it is; null in what was received before there were several
     * @param by who sent it; null in what was received before that was kept
     */
    record Argument(
            String file,
            FeedFormat format,
            String source,
            @Nullable String node,
            @Nullable String by) {}

    ImportJob(Intake intake, Spool spool, JsonMapper json) {
        this.intake = intake;
        this.spool = spool;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The file lies on the node that received it. */
    @Override
    public boolean canRun(JsonNode argument) {
        String node = json.treeToValue(argument, Argument.class).node();
        return node == null || node.equals(spool.node());
    }

    @Override
    public @Nullable JsonNode run(JobRun run) throws Exception {
        Argument argument = json.treeToValue(run.argument(), Argument.class);
        try {
            JsonNode result = Asker.on(argument.by() == null ? "" : argument.by(), () -> take(argument, run));
            spool.delete(argument.file());
            return result;
        } catch (JobInterrupted e) {
            throw e; // The file stays, because the job goes on.
        } catch (UnreadableFeed e) {
            spool.delete(argument.file());
            throw new Refused(new UnreadableFile(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            spool.delete(argument.file());
            throw e;
        }
    }

    private JsonNode take(Argument argument, JobRun run) throws IOException {
        Path file = spool.file(argument.file());
        if (!Files.exists(file)) {
            throw new UnreadableFeed("it is no longer there: send it again");
        }
        ImportReport before = run.memo() == null ? ImportReport.NONE : json.treeToValue(run.memo(), ImportReport.class);
        long bytes = Files.size(file);
        var report = new IntakeReport();
        try (var counted = new CountedStream(Files.newInputStream(file));
                Feed feed = argument.format().open(counted, argument.source())) {
            passOver(feed, before.received());
            new FeedIntake(intake).take(feed, report, () -> {
                ImportReport soFar = before.plus(report, feed.notes());
                run.stepDone(counted.bytes(), bytes, soFar.received() + " received", json.valueToTree(soFar));
            });
            JsonNode all = json.valueToTree(before.plus(report, feed.notes()));
            run.stepDone(bytes, bytes, "all received", all);
            return all;
        }
    }

    private static void passOver(Feed feed, long facts) throws IOException {
        for (long passed = 0; passed < facts; passed++) {
            if (feed.next() == null) {
                throw new UnreadableFeed("it is shorter than before: send it again");
            }
        }
    }

    /** Knows how much of it was read, also for those who ask from another thread. */
    private static final class CountedStream extends FilterInputStream {

        private volatile long bytes;

        CountedStream(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private synchronized void count(int more) {
            bytes += more;
        }
    }
}
