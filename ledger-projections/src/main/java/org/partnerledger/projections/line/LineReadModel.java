package org.partnerledger.projections.line;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesWithdrawn;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.DecisionEvent.LinesDecided;
import org.partnerledger.core.performance.DecisionEvent.NumberedCombination;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.projections.known.LineTable;
import org.partnerledger.projections.readmodel.LineJournal;
import org.partnerledger.projections.readmodel.NewLines;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.CopyRows;
import org.partnerledger.projections.sql.IndexesSetAside;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Folds facts and decisions about lines into rows. A line and its first decision come in one batch and are written
 * once, by COPY; a later decision replaces the row and keeps the old one in {@code line_past}.
 */
public final class LineReadModel implements ReadModel {

    private static final String ALL = LineTable.FACT + ", " + LineTable.DECISION;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final LineJournal journal;
    private final LineSums sums;
    private final IndexesSetAside indexes;

    /** @param journal told what the lines of every event come to */
    public LineReadModel(JdbcClient jdbc, DataSource dataSource, LineJournal journal) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.journal = journal;
        this.sums = new LineSums(jdbc);
        this.indexes = new IndexesSetAside(jdbc, "line");
    }

    private record Arrived(RecordedLine line, Instant recordedAt) {}

    private record Redecided(LineDecision decision, Instant decidedAt) {}

    @Override
    public void apply(List<RecordedEvent> events) {
        try (var batch = new Batch(true)) {
            batch.take(events);
            batch.write();
            batch.books.write();
        }
    }

    /** Rows of new lines are built ahead; where a row has to be looked at or changed, nothing is. */
    @Override
    public Prepared prepare(List<RecordedEvent> events) {
        if (!NewLines.areAllOf(events)) {
            return () -> apply(events);
        }
        var batch = new Batch(false);
        batch.take(events);
        return () -> {
            batch.write();
            batch.books.write();
        };
    }

    @Override
    public void clear() {
        jdbc.sql("truncate line, line_past, combination, line_control").update();
        indexes.takeAway(); // Events are folded by line numbers alone.
    }

    @Override
    public void built() {
        indexes.giveBack();
    }

    /** Rows of one batch, until they are written. */
    private final class Batch implements AutoCloseable {

        private final LineJournal.Batch books = journal.begin();
        private final Map<Long, Arrived> arrived = new LinkedHashMap<>();
        private CopyRows lines = rows("line");
        private CopyRows combinations = combinationRows();
        private CopyRows controls = controlRows();
        private final Map<Long, Redecided> redecided = new LinkedHashMap<>();
        private final boolean withinTransaction;

        /** @param withinTransaction whether rows may be sent while others are built */
        Batch(boolean withinTransaction) {
            this.withinTransaction = withinTransaction;
        }

        void take(List<RecordedEvent> events) {
            for (RecordedEvent recorded : events) {
                switch (recorded.event()) {
                    case LinesRecorded event -> recorded(event, recorded.recordedAt());
                    case LinesDecided event -> decided(event, recorded);
                    case LinesWithdrawn event -> withdrawn(event, recorded);
                    default -> {}
                }
            }
        }

        private void withdrawn(LinesWithdrawn event, RecordedEvent recorded) {
            write();
            books.post(recorded, LineSums.negated(sums.of(event.lineNos())));
            withdraw(event, recorded.recordedAt());
        }

        private void recorded(LinesRecorded event, Instant recordedAt) {
            long lineNo = event.firstLineNo();
            Amount sum = Amount.ZERO;
            for (RecordedLine line : event.lines()) {
                arrived.put(lineNo++, new Arrived(line, recordedAt));
                sum = sum.plus(line.line().amount());
            }
            controls.number(event.firstLineNo())
                    .number(event.lines().size())
                    .amount(sum)
                    .endRow();
        }

        private void decided(LinesDecided event, RecordedEvent recorded) {
            Instant decidedAt = recorded.recordedAt();
            var first = new LineSums.Collected();
            event.combinations().forEach(this::combination);
            for (int i = 0; i < event.lineNos().size(); i++) {
                long lineNo = event.lineNos().get(i);
                LineDecision decision = event.decisions().get(i);
                Arrived line = arrived.remove(lineNo);
                if (line == null) {
                    redecide(lineNo, decision, decidedAt);
                } else {
                    LineColumns.fact(lines, lineNo, line.line(), line.recordedAt());
                    Amount counting = line.line().line().paid().counting(decision.cashCouponCounts());
                    LineColumns.decision(lines, decision, counting, decidedAt);
                    lines.endRow();
                    if (withinTransaction) {
                        lines.sendAhead(dataSource);
                    }
                    first.add(line.line().line(), decision);
                }
            }
            books.post(recorded, first.sums());
            if (!redecided.isEmpty()) {
                decideAgain(recorded);
            }
        }

        /** Event by event, because the books want to know what the lines came to before and after each. */
        private void decideAgain(RecordedEvent recorded) {
            write(); // A line may have come earlier in the same batch: it has to be in the table to be summed.
            List<Long> lineNos = List.copyOf(redecided.keySet());
            books.post(recorded, LineSums.negated(sums.of(lineNos)));
            replace(redecided);
            redecided.clear();
            books.post(recorded, sums.of(lineNos));
        }

        private void redecide(long lineNo, LineDecision decision, Instant decidedAt) {
            redecided.put(lineNo, new Redecided(decision, decidedAt));
        }

        private void combination(NumberedCombination numbered) {
            Combination it = numbered.combination();
            String tags = Tags.write(it.tags());
            combinations
                    .number(numbered.number())
                    .text(it.association().name())
                    .text(it.segment().name())
                    .text(it.serviceType())
                    .text(it.resourceType())
                    .text(it.productId())
                    .text(it.region())
                    .text(it.provider().name())
                    .text(it.chargingMode().name())
                    .text(it.lineType().name())
                    .text(tags == null ? "{}" : tags)
                    .endRow();
        }

        void write() {
            if (!arrived.isEmpty()) {
                throw new IllegalStateException("lines without a decision: " + arrived.keySet());
            }
            lines.into(dataSource);
            controls.into(dataSource);
            combinations.into(dataSource);
            controls = controlRows();
            combinations = combinationRows();
            lines = rows("line");
        }

        @Override
        public void close() {
            lines.close();
        }
    }

    /** Moves the old rows to the past and puts the new decisions into the present ones. */
    private void replace(Map<Long, Redecided> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        jdbc.sql("create temporary table if not exists redecided"
                        + " (line_no bigint primary key, partner_id text, tier_two_id text, excluded "
                        + "smallint, charge int,"
                        + " bill int, incentive int, cause smallint, combination int, class_month int, rules_month int,"
                        + " base_no bigint, base_incentive int, coupon_counts boolean, currency_mismatch boolean,"
                        + " counting numeric, decided_at timestamptz) on commit delete rows")
                .update();
        jdbc.sql("delete from redecided").update();
        var rows = CopyRows.binary("redecided (line_no, " + LineTable.DECISION + ")");
        decisions.forEach((lineNo, it) -> {
            rows.number(lineNo.longValue());
            LineColumns.decision(rows, it.decision(), Amount.ZERO, it.decidedAt());
            rows.endRow();
        });
        rows.into(dataSource);
        jdbc.sql("insert into line_past (" + ALL + ", replaced_at) select " + qualified("l", ALL)
                        + ", r.decided_at from line l join redecided r using (line_no)")
                .update();
        jdbc.sql("update line l set (" + LineTable.DECISION + ") = (" + qualified("r", withCounting()) + ")"
                        + " from redecided r where l.line_no = r.line_no")
                .update();
    }

    /** What counts follows from the means of the row and the flag of the new decision. */
    private static String withCounting() {
        return LineTable.DECISION.replace("counting, ", "@counting, ");
    }

    private static String qualified(String alias, String columns) {
        return alias + "."
                + columns.replace(", ", ", " + alias + ".")
                        .replace(
                                alias + ".@counting",
                                "nullif(coalesce(l.cash, 0) + coalesce(l.credit, 0) + coalesce(l.stored_value_card, 0)"
                                        + " + coalesce(l.debt, 0)"
                                        + " + case when r.coupon_counts then coalesce(l.cash_coupon, 0) "
                                        + "else 0 end, 0)");
    }

    private void withdraw(LinesWithdrawn event, Instant at) {
        Long[] lineNos = event.lineNos().toArray(Long[]::new);
        jdbc.sql("insert into line_past (" + ALL + ", replaced_at) select " + ALL + ", ?::timestamptz from line"
                        + " where line_no = any(?)")
                .param(Instants.of(at))
                .param(lineNos)
                .update();
        jdbc.sql("insert into line_control (first_line_no, lines, amount) values (?, ?, ?)")
                .param(-event.lineNos().getFirst())
                .param(-event.lineNos().size())
                .param(event.amount().negated().value())
                .update();
        jdbc.sql("delete from line where line_no = any(?)").param(lineNos).update();
    }

    private static CopyRows rows(String table) {
        return CopyRows.binary(table + " (" + ALL + ")");
    }

    private static CopyRows combinationRows() {
        return new CopyRows(
                "combination (number, association, segment, service_type, resource_type, product_id, region,"
                        + " provider, charging_mode, line_type, tags)");
    }

    private static CopyRows controlRows() {
        return new CopyRows("line_control (first_line_no, lines, amount)");
    }
}
