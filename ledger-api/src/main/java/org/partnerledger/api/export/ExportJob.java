package org.partnerledger.api.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.api.table.TableFile;
import org.partnerledger.api.table.TableFormat;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.CloseSeal;
import org.partnerledger.projections.line.BillLines;
import org.partnerledger.projections.line.BillLines.PartnerMonth;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes one file. Interrupted, it begins again: a file is there whole or not at all. */
@Component
class ExportJob implements JobKind {

    static final String NAME = "export";

    private final BillLines bills;
    private final LineTable lines;
    private final EventTable events;
    private final FocusFiles focus;
    private final ExportFiles files;
    private final JsonMapper json;

    /** @param partnerId tier 1; null for all. Months from {@code from} to {@code to}, both included */
    record Argument(
            ExportKind kind, TableFormat format, @Nullable String partnerId, Period from, Period to) {

        @Nullable
        PartnerId partner() {
            return partnerId == null ? null : new PartnerId(partnerId);
        }
    }

    /** What a finished one has. */
    record Written(long rows, long bytes) {}

    /** What can be exported. */
    @Component
    record Contents(BillLines bills, LineTable lines, EventTable events, FocusFiles focus) {}

    ExportJob(Contents contents, ExportFiles files, JsonMapper json) {
        this.bills = contents.bills();
        this.lines = contents.lines();
        this.events = contents.events();
        this.focus = contents.focus();
        this.files = files;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode run(JobRun run) throws IOException {
        files.deleteOlderThan(InstantSource.system().instant().minus(ExportFiles.KEPT));
        Argument argument = json.treeToValue(run.argument(), Argument.class);
        Path part = files.part(run.jobId());
        long rows;
        try {
            rows = switch (argument.kind()) {
                case LINES -> lines(argument, part, run);
                case EVENTS -> events(argument, part, run);
                case FOCUS -> focus.write(part, months(argument), run);
            };
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        files.finish(run.jobId());
        return json.valueToTree(new Written(rows, Files.size(files.file(run.jobId()))));
    }

    private List<PartnerMonth> months(Argument argument) {
        return bills.monthsWithLines(argument.partner(), argument.from(), argument.to());
    }

    private long lines(Argument argument, Path part, JobRun run) throws IOException {
        List<PartnerMonth> months = months(argument);
        var count = new Count();
        try (TableFile table = argument.format().create(part, "Lines", LineTable.COLUMNS)) {
            for (int done = 0; done < months.size(); done++) {
                PartnerMonth month = months.get(done);
                run.stepDone(done, (long) months.size(), month.partner().value() + " " + month.period());
                String key = "seal " + month.partner().value() + " " + month.period();
                lines.each(month, line -> {
                    noteSeal(table, key, line.seal());
                    table.row(LineTable.cells(line));
                    count.rows++;
                });
            }
        }
        run.stepDone(months.size(), (long) months.size(), count.rows + " lines");
        return count.rows;
    }

    private long events(Argument argument, Path part, JobRun run) throws IOException {
        var count = new Count();
        try (TableFile table = argument.format().create(part, "Events", EventTable.COLUMNS)) {
            events.each(new EventTable.Reader() {
                @Override
                public void event(@Nullable CloseSeal seal, @Nullable Object... cells) throws IOException {
                    if (seal != null && seal.number() != count.close) {
                        count.close = seal.number();
                        noteSeal(
                                table,
                                "seal of close " + seal.number(),
                                seal.hash().hex());
                    }
                    table.row(cells);
                    count.rows++;
                }

                @Override
                public void page(long position, long last) {
                    run.stepDone(position, last, count.rows + " events");
                }
            });
        }
        return count.rows;
    }

    private static void noteSeal(TableFile table, String key, @Nullable String seal) {
        if (seal != null) {
            table.note(key, seal);
        }
    }

    private static final class Count {

        private long rows;
        private long close;
    }
}
