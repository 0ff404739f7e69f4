package org.partnerledger.projections.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.partnerledger.core.bundle.SealedProject;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.milestone.DelayDeduction;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.milestone.SubsidyOutcome;
import org.partnerledger.core.project.ProjectEvent;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.project.SubsidyAdjustments;
import org.partnerledger.core.project.SubsidyRows;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What subsidies come to on the statements of a tier-1 partner. A close decides that with the rules in force then; an
 * estimate, and what was not closed yet as of an instant, uses the rules it is given.
 */
public final class SubsidyViews {

    /** Kinds of stored events, by the name under which the read model keeps them. */
    private static final Map<String, Class<? extends ProjectEvent>> KINDS = Map.of(
            SubsidyLapsed.class.getSimpleName(), SubsidyLapsed.class,
            SubsidyGivenBack.class.getSimpleName(), SubsidyGivenBack.class,
            SubsidyClawedBack.class.getSimpleName(), SubsidyClawedBack.class,
            SubsidyClawBackUndone.class.getSimpleName(), SubsidyClawBackUndone.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProjectViews projects;

    /** @param json the mapper of stored events */
    public SubsidyViews(JdbcClient jdbc, JsonMapper json, ProjectViews projects) {
        this.jdbc = jdbc;
        this.json = json;
        this.projects = projects;
    }

    /**
     * Subsidies entered on the statements of {@code from} to {@code to}, both included.
     *
     * @throws Refused CALENDAR_NOT_PUBLISHED where the rules count by a country without calendar
     */
    public List<SubsidyEntry> entries(PartnerId partner, Period from, Period to, RulesSnapshot rules, Instant asOf) {
        return projects.subsidiesOn(partner, from, to, asOf).stream()
                .map(project -> SubsidyRows.entry(project.projectId(), outcome(project, rules, asOf)))
                .toList();
    }

    /** Adjustments of subsidies that stand on the statements of {@code from} to {@code to}, both included. */
    public List<AdjustmentEntry> adjustments(
            PartnerId partner, Period from, Period to, RulesSnapshot rules, Instant asOf) {
        var entries = new ArrayList<AdjustmentEntry>();
        for (ProjectView project : projects.adjustedOn(partner, from, to, asOf)) {
            Amount net = net(project, rules, asOf);
            var all = SubsidyAdjustments.of(net, project.currency(), history(project.projectId(), asOf));
            entries.addAll(SubsidyRows.adjustments(all, Objects.requireNonNull(project.standsOn()), from, to));
        }
        return entries;
    }

    /**
     * The projects behind {@link #entries} and {@link #adjustments}, as a seal keeps them, by id; all of it was decided
     * before the months ended.
     */
    public List<SealedProject> sealed(PartnerId partner, Period from, Period to, Instant asOf) {
        Map<String, ProjectView> all = new TreeMap<>(Ids.BY_CODE_POINT);
        projects.subsidiesOn(partner, from, to, asOf).forEach(it -> all.put(it.projectId(), it));
        projects.adjustedOn(partner, from, to, asOf).forEach(it -> all.put(it.projectId(), it));
        return all.values().stream().map(it -> sealed(it, from)).toList();
    }

    /** What was taken of a subsidy and given back up to a statement, as far as recorded by then. */
    public List<ProjectEvent> taken(String projectId, Period through, Instant asOf) {
        return jdbc.sql("""
                        select kind, event from subsidy_event
                        where project_id = ? and recorded_at <= ? and stands_on <= ? order by ordinal""")
                .param(projectId)
                .param(Instants.of(asOf))
                .param(through.index())
                .query((ResultSet row, int _) -> event(row))
                .list();
    }

    private static SealedProject sealed(ProjectView it, Period from) {
        Period standsOn = Objects.requireNonNull(it.standsOn());
        return new SealedProject(
                it.projectId(),
                Objects.requireNonNull(it.acceptedOn()),
                it.currency(),
                it.subsidy(),
                it.milestones().stream()
                        .map(milestone -> new Milestone(
                                milestone.milestoneId(),
                                "",
                                milestone.dueOn(),
                                milestone.deliveredOn(),
                                milestone.share()))
                        .toList(),
                standsOn,
                standsOn.isBefore(from) ? it.sealedNet() : null);
    }

    /** What the milestones of a project come to as of an instant, open ones measured against that day. */
    public SubsidyOutcome outcome(ProjectView project, RulesSnapshot rules, Instant asOf) {
        LocalDate today = LocalDate.ofInstant(asOf, rules.parameters().zone());
        return DelayDeduction.by(rules.parameters().milestone(), rules.calendar(), today)
                .of(project.subsidy(), project.currency(), project.milestones());
    }

    private Amount net(ProjectView project, RulesSnapshot rules, Instant asOf) {
        boolean sealed = project.sealedAt() != null && !project.sealedAt().isAfter(asOf);
        return sealed
                ? Objects.requireNonNull(project.sealedNet())
                : outcome(project, rules, asOf).net();
    }

    private List<ProjectEvent> history(String projectId, Instant asOf) {
        return jdbc.sql("""
                        select kind, event from subsidy_event where project_id = ? and recorded_at <= ?
                        order by ordinal""")
                .param(projectId)
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> event(row))
                .list();
    }

    private ProjectEvent event(ResultSet row) throws SQLException {
        return json.readValue(row.getString("event"), Objects.requireNonNull(KINDS.get(row.getString("kind"))));
    }
}
