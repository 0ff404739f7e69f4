package org.partnerledger.api.intake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.partnerledger.api.intake.chunk.ChunkWriter;
import org.partnerledger.api.intake.chunk.IntakeParts;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.projections.line.StoredLine;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides open lines again when what their own decision reads has changed: zone, cutoff and cooldown of the parameters,
 * and the tags that plans ask for (domain.md, section 10: what holds at the close counts for the whole period). All
 * else about rules is decided for combinations, when documents are worked out.
 *
 * <p>Repeatable: what is decided already is not decided twice, and the basis is noted only when all lines are done.
 */
public final class Redecision {

    private final IntakeParts parts;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    public Redecision(IntakeParts parts, JdbcClient jdbc, InstantSource clock) {
        this.parts = parts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Brings open lines up to the rules in force, if they are not; how many decisions changed. */
    public int bringUpToDate() {
        String basis = basis();
        if (noted().equals(basis)) {
            return 0;
        }
        int changed = 0;
        long after = 0;
        while (after >= 0) {
            long from = after;
            Step step = parts.state().exclusively(() -> step(from));
            changed += step.changed();
            after = step.next();
        }
        note(basis);
        return changed;
    }

    /**
     * Refunds on open bills follow their bases, whose reason is corrected in the caller's exclusive transaction; how
     * many decisions changed.
     *
     * @param reasons by number of the base; empty = nothing speaks against it
     */
    public int refundsOf(Map<Long, Optional<Exclusion>> reasons) {
        List<StoredLine> refunds = parts.views().lines().refundsOf(reasons.keySet());
        if (refunds.isEmpty()) {
            return 0;
        }
        var writer = new ChunkWriter(parts, clock.instant());
        writer.state().prefetch(List.of(), writer.nextLineNo());
        writer.state().correctedNow(reasons);
        return writer.redecide(refunds, "correction");
    }

    /** @param next line number to go on after; below 0 at the end */
    private record Step(int changed, long next) {}

    private Step step(long after) {
        List<StoredLine> lines = parts.views().lines().after(after, Intake.CHUNK);
        if (lines.isEmpty()) {
            return new Step(0, -1);
        }
        var writer = new ChunkWriter(parts, clock.instant());
        writer.state().prefetch(List.of(), writer.nextLineNo());
        return new Step(writer.redecide(lines, "rules"), lines.getLast().lineNo());
    }

    private String basis() {
        Parameters parameters = parts.views().rules().current().parameters();
        var tags = new TreeSet<String>();
        for (PlanVersion plan : parts.views().rules().publishedPlans()) {
            tags.addAll(plan.tagNames());
        }
        return parameters.zone() + "|" + parameters.cutoffHours() + "|" + parameters.rebindCooldownFrom() + "|"
                + parameters.rebindCooldownMonths() + "|" + tags;
    }

    private String noted() {
        return jdbc.sql("select basis from decision_basis")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void note(String basis) {
        jdbc.sql("insert into decision_basis (basis) values (?) on conflict (only_row) do update"
                        + " set basis = excluded.basis")
                .param(basis)
                .update();
    }
}
