package org.partnerledger.api.webhook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.milestone.MilestoneDelay;
import org.partnerledger.core.project.ProjectState;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.project.ProjectView;
import org.partnerledger.projections.project.ProjectViews;
import org.partnerledger.projections.project.SubsidyViews;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells when an open milestone's delay costs one step more (domain.md, section 8). No event happens then, because time
 * alone does it: what was told is kept, so that every step is told once.
 */
final class DeductionSteps {

    private static final int PROJECTS_AT_ONCE = 200;

    /** Stands for a subsidy that is lost altogether, which counts no steps. */
    private static final int ALL = 1_000_000;

    private final ProjectViews projects;
    private final SubsidyViews subsidies;
    private final RulesViews rules;
    private final WebhookOutbox outbox;
    private final JdbcClient jdbc;

    DeductionSteps(
            ProjectViews projects, SubsidyViews subsidies, RulesViews rules, WebhookOutbox outbox, JdbcClient jdbc) {
        this.projects = projects;
        this.subsidies = subsidies;
        this.rules = rules;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    /** To be called again and again. */
    void look(Instant now, TransactionTemplate transactions) {
        RulesSnapshot inForce = rules.current();
        LocalDate yesterday =
                LocalDate.ofInstant(now, inForce.parameters().zone()).minusDays(1);
        var overdue = new ProjectViews.Filter(null, null, ProjectState.APPROVED, yesterday);
        String after = "";
        List<ProjectView> found;
        do {
            found = projects.list(overdue, after, PROJECTS_AT_ONCE);
            for (ProjectView project : found) {
                transactions.executeWithoutResult(_ -> look(project, inForce, now));
                after = project.projectId();
            }
        } while (found.size() == PROJECTS_AT_ONCE);
    }

    private void look(ProjectView project, RulesSnapshot inForce, Instant now) {
        List<MilestoneDelay> delays;
        try {
            delays = subsidies.outcome(project, inForce, now).milestones();
        } catch (Refused _) {
            return; // A year without calendar: what is due in it is told once it has one.
        }
        for (MilestoneDelay delay : delays) {
            if (!delay.milestone().isDelivered()) {
                tell(project, delay, now);
            }
        }
    }

    private void tell(ProjectView project, MilestoneDelay delay, Instant now) {
        int steps = delay.isCancelled() ? ALL : Objects.requireNonNullElse(delay.steps(), 0);
        String milestone = delay.milestone().milestoneId();
        if (steps == 0 || !isNew(project.projectId(), milestone, steps)) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("projectId", project.projectId());
        data.put("milestoneId", milestone);
        data.put("cancelled", delay.isCancelled());
        data.put("deduction", delay.deduction().toString());
        data.put("currency", project.currency().code());
        data.put("links", Map.of("project", "/api/v1/projects/" + project.projectId()));
        outbox.tell(WebhookKind.DEDUCTION_STEP_DUE, project.partnerId(), now, data);
    }

    private boolean isNew(String project, String milestone, int steps) {
        return jdbc.sql("""
                        insert into webhook_step as s (project_id, milestone_id, steps) values (?, ?, ?)
                        on conflict (project_id, milestone_id) do update set steps = excluded.steps
                        where excluded.steps > s.steps""").param(project).param(milestone).param(steps).update() > 0;
    }
}
