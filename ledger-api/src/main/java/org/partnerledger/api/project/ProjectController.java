package org.partnerledger.api.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.project.ProjectState;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.project.ProjectView;
import org.partnerledger.projections.project.ProjectViews;
import org.partnerledger.projections.project.SubsidyViews;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows projects. What happens to them comes as facts. */
@RestController
@RequestMapping("/api/v1/projects")
public class ProjectController {

    private final ProjectViews projects;
    private final SubsidyViews subsidies;
    private final RulesViews rules;
    private final LedgerClock clock;

    ProjectController(ProjectViews projects, SubsidyViews subsidies, RulesViews rules, LedgerClock clock) {
        this.projects = projects;
        this.subsidies = subsidies;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/{projectId}")
    ProjectJson get(@PathVariable String projectId) {
        return projects.find(projectId)
                .map(this::json)
                .orElseThrow(() -> new NotFound("there is no project " + projectId));
    }

    /** By id. */
    @GetMapping
    public Page<ProjectJson> list(ProjectQuery query, PageQuery page) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), rules.current().parameters().zone());
        List<ProjectView> found = projects.list(query.filter(today), page.afterText(0, ""), page.fetch());
        return Page.of(page, found, it -> List.of(it.projectId()), this::json);
    }

    /**
     * Which projects are wanted.
     *
     * @param due only those with an open milestone due up to that day
     * @param overdue only those with an open milestone that was due before today
     */
    public record ProjectQuery(
            @Nullable String partnerId,
            @Nullable String customerId,
            @Nullable ProjectState state,
            @Nullable LocalDate due,
            @Nullable Boolean overdue) {

        ProjectViews.Filter filter(LocalDate today) {
            LocalDate by = Boolean.TRUE.equals(overdue) ? today.minusDays(1) : due;
            return new ProjectViews.Filter(partnerId, customerId, state, by);
        }
    }

    private ProjectJson json(ProjectView project) {
        RulesSnapshot inForce = rules.current();
        Instant now = clock.instant();
        return ProjectJson.of(project, () -> subsidies.outcome(project, inForce, now));
    }
}
