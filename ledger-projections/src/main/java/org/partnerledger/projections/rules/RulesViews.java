package org.partnerledger.projections.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.plan.PlanDraft;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.RuleBookEvent;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rules by which the ledger decides, now and then.
 *
 * <p>Kept in memory, because every chunk of lines asks for them, and checked by one small query each time: a
 * transaction sees what it put itself, and nobody sees what was rolled back. What is kept is named by stamps that are
 * never given twice, so a copy made inside a transaction that failed cannot be taken for anything that is there.
 */
public final class RulesViews {

    private final JdbcClient jdbc;
    private final AtomicReference<RulesHistory> history = new AtomicReference<>(RulesHistory.DEFAULTS);
    private final AtomicReference<PublishedPlans> plans =
            new AtomicReference<>(new PublishedPlans(List.of(), List.of()));

    public RulesViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public RulesSnapshot current() {
        return history().current();
    }

    /** @throws IllegalArgumentException if so much was never put */
    public RulesSnapshot at(int rulesNo) {
        return history().at(rulesNo);
    }

    /** The puts that make up the rules of that number, oldest first. */
    public List<RuleBookEvent> events(int rulesNo) {
        return jdbc.sql("select kind, event from rules_put where rules_no <= :no order by rules_no")
                .param("no", rulesNo)
                .query((row, _) -> RulesJson.readPut(row.getString("kind"), row.getString("event")))
                .list();
    }

    /** The rules as the ledger knew them then; the defaults before the first put. */
    public RulesSnapshot asOf(Instant instant) {
        return history().asOf(instant);
    }

    /** All published versions, by plan and version. */
    public List<PlanVersion> publishedPlans() {
        return published().versions().stream().map(Published::plan).toList();
    }

    /** The versions that were published then, by plan and version. */
    public List<PlanVersion> publishedPlans(Instant asOf) {
        return published().versions().stream()
                .filter(version -> !version.at().isAfter(asOf))
                .map(Published::plan)
                .toList();
    }

    /** Puts after {@code rulesNo}, oldest first. */
    public List<RulesPutView> puts(int afterRulesNo, int limit) {
        return jdbc.sql("""
                        select rules_no, recorded_at, kind, about from rules_put
                        where rules_no > :after order by rules_no limit :limit""")
                .param("after", afterRulesNo)
                .param("limit", limit)
                .query((row, _) -> new RulesPutView(
                        row.getInt("rules_no"),
                        instant(row, "recorded_at"),
                        row.getString("kind"),
                        row.getString("about")))
                .list();
    }

    public Optional<PlanView> plan(PlanId planId, int version) {
        return jdbc.sql("""
                        select draft, drafted_at, published_at from plan_version
                        where plan_id = :id and version = :version""")
                .param("id", planId.value())
                .param("version", version)
                .query((row, _) -> planView(row))
                .optional();
    }

    /** Versions behind this one, by plan and version; from the beginning for ("", 0). */
    public List<PlanView> plans(String afterPlanId, int afterVersion, int limit) {
        return jdbc.sql("""
                        select draft, drafted_at, published_at from plan_version
                        where (plan_id, version) > (:id collate "C", :version)
                        order by plan_id, version limit :limit""")
                .param("id", afterPlanId)
                .param("version", afterVersion)
                .param("limit", limit)
                .query((row, _) -> planView(row))
                .list();
    }

    /** The rules after every put, for whoever asks for more than one of them. */
    public RulesHistory history() {
        RulesHistory known = history.get();
        Long newest = jdbc.sql("select stamp from rules_put order by rules_no desc limit 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (newest == known.last().stamp()) {
            return known;
        }
        RulesHistory base = isStillThere(known) ? known : RulesHistory.DEFAULTS;
        RulesHistory read = base.and(rowsAfter(base.last().rules().rulesNo()));
        history.set(read);
        return read;
    }

    private boolean isStillThere(RulesHistory known) {
        return jdbc.sql("select exists (select from rules_put where rules_no = :no and stamp = :stamp)")
                .param("no", known.last().rules().rulesNo())
                .param("stamp", known.last().stamp())
                .query(Boolean.class)
                .single();
    }

    private List<RulesHistory.Row> rowsAfter(int rulesNo) {
        return jdbc.sql("select stamp, recorded_at, kind, event from rules_put where rules_no > :no order by rules_no")
                .param("no", rulesNo)
                .query((row, _) -> new RulesHistory.Row(
                        row.getLong("stamp"),
                        instant(row, "recorded_at"),
                        RulesJson.readPut(row.getString("kind"), row.getString("event"))))
                .list();
    }

    private PublishedPlans published() {
        PublishedPlans known = plans.get();
        List<Long> stamps = jdbc.sql(
                        "select published_stamp from plan_version where published is not null order by published_stamp")
                .query((row, _) -> row.getLong("published_stamp"))
                .list();
        if (stamps.equals(known.stamps())) {
            return known;
        }
        // Read together with their own stamps: more may have been published since the question.
        List<Published> versions = jdbc.sql("""
                        select published_stamp, published_at, published from plan_version
                        where published is not null order by plan_id, version""")
                .query((row, _) -> new Published(
                        row.getLong("published_stamp"),
                        instant(row, "published_at"),
                        RulesJson.read(row.getString("published"), PlanVersion.class)))
                .list();
        var read = new PublishedPlans(
                versions.stream().map(Published::stamp).sorted().toList(), versions);
        plans.set(read);
        return read;
    }

    private static PlanView planView(ResultSet row) throws SQLException {
        Timestamp publishedAt = row.getTimestamp("published_at");
        return new PlanView(
                RulesJson.read(row.getString("draft"), PlanDraft.class),
                instant(row, "drafted_at"),
                publishedAt == null ? null : publishedAt.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** @param stamps of the versions, ascending: they say which state of the table this is a copy of */
    private record PublishedPlans(List<Long> stamps, List<Published> versions) {}

    private record Published(long stamp, Instant at, PlanVersion plan) {}
}
